using System.Text.Json;
using Hpki.Procedures.Identifiers;

namespace HpkiFunctions.Flows;

/// <summary>Whose request a flow carries: every case of a holder says so in its input, in ids.</summary>
static class FlowSubject
{
    public static (string? HolderId, string? RequestId) Of(OrchestrationMetadata instance)
    {
        if (instance.SerializedInput is not { } input)
        {
            return (null, null);
        }

        try
        {
            using JsonDocument json = JsonDocument.Parse(input);
            string? request = Text(json.RootElement, "RequestId");
            return (Text(json.RootElement, "HolderId"), RequestNumber.TryParse(request, out _) ? request : null);
        }
        catch (JsonException)
        {
            // Not one of our inputs, so nobody's.
            return (null, null);
        }
    }

    static string? Text(JsonElement input, string name) =>
        input.ValueKind == JsonValueKind.Object && input.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
