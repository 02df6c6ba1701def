using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hpki.Registry.Audit;

/// <summary>How seals and log lines are written: one line, camel case, members in the order of their declaration, nothing absent but nulls.</summary>
static class AuditJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <exception cref="JsonException">It is no such line.</exception>
    public static T Read<T>(ReadOnlySpan<byte> line) => JsonSerializer.Deserialize<T>(line, Options) ?? throw new JsonException("A line that says nothing.");
}
