using System.Text.Json;
using System.Text.Json.Nodes;

namespace Conformance;

/// <summary>An instance in the shapes that cases.json records.</summary>
static class CaseResult
{
    const int LongText = 2000;

    public static JsonObject Brief(OrchestrationMetadata metadata) => new()
    {
        ["runtimeStatus"] = metadata.RuntimeStatus.ToString(),
        ["hasInput"] = metadata.SerializedInput is not null,
        ["hasOutput"] = metadata.SerializedOutput is not null,
    };

    public static JsonObject Whole(OrchestrationMetadata metadata)
    {
        JsonObject result = new()
        {
            ["runtimeStatus"] = metadata.RuntimeStatus.ToString(),
            ["output"] = Parse(metadata.SerializedOutput),
            ["customStatus"] = Parse(metadata.SerializedCustomStatus),
        };
        if (metadata.SerializedInput is not null)
        {
            result["input"] = Parse(metadata.SerializedInput);
        }

        return result;
    }

    public static JsonObject Final(OrchestrationMetadata metadata)
    {
        JsonObject result = Whole(metadata);
        result.Remove("input");
        if (metadata.RuntimeStatus == OrchestrationRuntimeStatus.Failed)
        {
            result["output"] = null;
            result["failureText"] = FailureText(metadata.SerializedOutput!);
        }

        return result;
    }

    static JsonNode? Parse(string? json)
    {
        if (json is null)
        {
            return null;
        }

        if (json.Length > LongText)
        {
            return $"LENGTH:{json.Length}";
        }

        try
        {
            return JsonNode.Parse(json);
        }
        catch (JsonException)
        {
            return "RAW:" + json;
        }
    }

    static string FailureText(string output)
        => output.StartsWith('{') && JsonNode.Parse(output) is JsonObject failure ? $"{failure["message"]} || {failure["details"]}" : output;
}
