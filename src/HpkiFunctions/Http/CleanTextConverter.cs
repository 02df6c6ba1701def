using System.Text.Json;
using System.Text.Json.Serialization;

namespace HpkiFunctions.Http;

/// <summary>Every text of every JSON body is read clean (<see cref="CleanText"/>).</summary>
sealed class CleanTextConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return reader.GetString() is { } text ? CleanText.Of(text) : null;
        }
        catch (InvalidOperationException broken)
        {
            // No text, or an escape that is half a surrogate pair.
            throw new JsonException(null, broken);
        }
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
