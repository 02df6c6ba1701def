using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Hpki.LocalRuntime.Durable;

/// <summary>
/// The official host parses an activity's input and writes it anew, with fractions as doubles: digits and trailing zeros are lost
/// (conformance rule 14). Done here too, so that no payload comes to rely on them.
/// </summary>
static class HostJson
{
    // Text is escaped by hand below: the host leaves everything but controls as it is, characters beyond the BMP included.
    static readonly JsonWriterOptions Options = new() { SkipValidation = true };

    public static string? Rewrite(string? json)
    {
        if (json is null || json.AsSpan().IndexOfAny(Changeable) < 0)
        {
            return json;
        }

        Utf8JsonReader reader = new(Encoding.UTF8.GetBytes(json));
        using MemoryStream output = new();
        using (Utf8JsonWriter writer = new(output, Options))
        {
            while (reader.Read())
            {
                Copy(ref reader, writer);
            }
        }

        return Encoding.UTF8.GetString(output.GetBuffer(), 0, (int)output.Length);
    }

    static readonly System.Buffers.SearchValues<char> Changeable = System.Buffers.SearchValues.Create(".eE\\");

    static void Copy(ref Utf8JsonReader reader, Utf8JsonWriter writer)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                writer.WriteStartObject();
                break;
            case JsonTokenType.EndObject:
                writer.WriteEndObject();
                break;
            case JsonTokenType.StartArray:
                writer.WriteStartArray();
                break;
            case JsonTokenType.EndArray:
                writer.WriteEndArray();
                break;
            case JsonTokenType.PropertyName:
                writer.WritePropertyName(JsonEncodedText.Encode(reader.GetString()!, JavaScriptEncoder.UnsafeRelaxedJsonEscaping));
                break;
            case JsonTokenType.String:
                writer.WriteRawValue(Quoted(reader.GetString()!));
                break;
            case JsonTokenType.Number:
                writer.WriteRawValue(Number(Encoding.UTF8.GetString(reader.ValueSpan)));
                break;
            default:
                writer.WriteRawValue(reader.ValueSpan);
                break;
        }
    }

    static string Number(string text)
    {
        if (text.AsSpan().IndexOfAny('.', 'e', 'E') < 0)
        {
            return text;
        }

        string shortest = double.Parse(text, CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture);
        return shortest.AsSpan().IndexOfAny('.', 'E') < 0 ? shortest + ".0" : shortest;
    }

    static string Quoted(string text)
    {
        StringBuilder quoted = new("\"", text.Length + 2);
        foreach (char c in text)
        {
            _ = c switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append(@"\\"),
                '\b' => quoted.Append(@"\b"),
                '\f' => quoted.Append(@"\f"),
                '\n' => quoted.Append(@"\n"),
                '\r' => quoted.Append(@"\r"),
                '\t' => quoted.Append(@"\t"),
                < ' ' or '\u0085' or '\u2028' or '\u2029' => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => quoted.Append(c),
            };
        }

        return quoted.Append('"').ToString();
    }
}
