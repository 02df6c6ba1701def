using System.Text.Encodings.Web;
using System.Text.Json;

namespace Hpki.LocalRuntime.Durable;

/// <summary>
/// Inputs, results, events and statuses as JSON, the way the official worker's serializer does it: members as declared, read without
/// regard to case, no fields, little escaping, the runtime type decides (conformance rules 13, 16, 17).
/// </summary>
static class Payload
{
    /// <summary>Longest payload: 1 MiB of UTF-8. The product's own payloads stay below 4 KB.</summary>
    public const int LongestBytes = 1024 * 1024;

    /// <summary>Longest custom status: 64 KiB of UTF-16, what the official provider's table holds. A longer one never gets stored there.</summary>
    public const int LongestStatusBytes = 64 * 1024;

    static readonly JsonSerializerOptions Options = new()
    {
        PropertyNameCaseInsensitive = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The official client has another serializer than the worker: escapes, writes fields, reads names by case.</summary>
    static readonly JsonSerializerOptions ClientOptions = new() { IncludeFields = true };

    /// <summary>The JSON of a value from an orchestrator or activity; null for null.</summary>
    /// <param name="value">What is written.</param>
    /// <param name="what">Names the payload in the error.</param>
    /// <exception cref="PayloadTooLargeException">It is longer than <see cref="LongestBytes"/>.</exception>
    public static string? Write(object? value, string what) => Write(value, what, Options);

    /// <summary>The JSON of a custom status; null for null.</summary>
    /// <exception cref="PayloadTooLargeException">It is longer than <see cref="LongestStatusBytes"/>.</exception>
    public static string? WriteStatus(object? value)
    {
        const string what = "the custom status";
        string? json = Write(value, what);
        return json is null || json.Length * sizeof(char) <= LongestStatusBytes
            ? json
            : throw new PayloadTooLargeException($"the JSON of {what}", json.Length * sizeof(char), LongestStatusBytes);
    }

    /// <summary>The JSON of a value from a client; null for null.</summary>
    /// <exception cref="PayloadTooLargeException">It is longer than <see cref="LongestBytes"/>.</exception>
    public static string? WriteByClient(object? value, string what) => Write(value, what, ClientOptions);

    public static T? ReadByClient<T>(string? json) => json is null ? default : JsonSerializer.Deserialize<T>(json, ClientOptions);

    /// <summary>
    /// An activity's result. NaN and the infinities are not refused but become text, which the caller then cannot read as a number
    /// (conformance rule 15).
    /// </summary>
    public static string? WriteResult(object? value, string what) => Write(
        value switch
        {
            double number when !double.IsFinite(number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture),
            float number when !float.IsFinite(number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture),
            _ => value,
        },
        what);

    public static T? Read<T>(string? json) => json is null ? default : JsonSerializer.Deserialize<T>(json, Options);

    public static object? Read(string? json, Type type)
        => json is not null ? JsonSerializer.Deserialize(json, type, Options)
            : type.IsValueType ? Activator.CreateInstance(type)
            : null;

    /// <summary>The text itself.</summary>
    /// <exception cref="PayloadTooLargeException">It is longer than <see cref="LongestBytes"/>.</exception>
    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(text))]
    public static string? Bounded(string? text, string what)
        => text is null || text.Length <= LongestBytes / 3 || System.Text.Encoding.UTF8.GetByteCount(text) <= LongestBytes
            ? text
            : throw new PayloadTooLargeException(what, System.Text.Encoding.UTF8.GetByteCount(text), LongestBytes);

    static string? Write(object? value, string what, JsonSerializerOptions options)
    {
        if (value is null)
        {
            return null;
        }

        return Bounded(JsonSerializer.Serialize(value, value.GetType(), options), $"the JSON of {what}");
    }
}
