using System.Text.Json;

namespace Conformance;

/// <summary>Reads the members of a step.</summary>
static class CaseSteps
{
    public static bool Has(this JsonElement step, string name) => step.TryGetProperty(name, out _);

    public static string? Text(this JsonElement step, string name) => step.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;

    /// <summary>A payload; null when absent or JSON null.</summary>
    public static object? Value(this JsonElement step, string name) => step.TryGetProperty(name, out JsonElement value) ? value.OrNull() : null;

    public static object? OrNull(this JsonElement value) => value.ValueKind == JsonValueKind.Null ? null : value;

    public static IEnumerable<OrchestrationRuntimeStatus>? Statuses(this JsonElement step)
        => step.TryGetProperty("statuses", out JsonElement statuses)
            ? statuses.EnumerateArray().Select(status => Enum.Parse<OrchestrationRuntimeStatus>(status.GetString()!))
            : null;
}
