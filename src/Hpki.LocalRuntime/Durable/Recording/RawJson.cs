using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hpki.LocalRuntime.Durable.Recording;

/// <summary>A payload that stands in a file as the JSON it is, not as text that holds JSON, and comes back to the letter.</summary>
sealed class RawJson : JsonConverter<string>
{
    public override bool HandleNull => true;

    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using JsonDocument payload = JsonDocument.ParseValue(ref reader);
        return payload.RootElement.GetRawText();
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteRawValue(value);
}
