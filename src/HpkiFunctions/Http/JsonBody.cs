using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using HpkiFunctions.Problems;
using Microsoft.AspNetCore.Http;

namespace HpkiFunctions.Http;

/// <summary>Reads a JSON request body strictly: unknown members, wrong types and bodies too large are named, never guessed around.</summary>
static class JsonBody
{
    const int LongestBody = 64 * 1024;

    /// <summary>How the API writes JSON: camel case, enum members by name.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(allowIntegerValues: false), new CleanTextConverter() },

        // Whoever reads the first of two and whoever reads the last must not be told different things.
        AllowDuplicateProperties = false,
    };

    /// <exception cref="ProblemException">The body is missing, too large, no JSON or not what the operation takes.</exception>
    public static async Task<T> ReadAsync<T>(HttpRequest request, CancellationToken cancellationToken)
    {
        request.Require(MediaTypes.Json);
        Problem tooLarge = new(StatusCodes.Status413PayloadTooLarge, "too-large", "送信内容が大きすぎます", "64 KB以内で送信してください。");
        ReadOnlyMemory<byte> body = await BoundedBody.ReadAsync(request, LongestBody, tooLarge, cancellationToken);
        try
        {
            return JsonSerializer.Deserialize<T>(body.Span, Options) ?? throw Unreadable("$");
        }
        catch (JsonException error)
        {
            throw Missing(body, Options.GetTypeInfo(typeof(T))) is { } name
                ? new(Problem.BadField(name, "必要な項目がありません", $"{name} を指定してください。/openapi.json の定義に合わせて送信してください。"))
                : Unreadable(error.Path ?? "$");
        }
    }

    public static IResult Answer<T>(T value, int status = StatusCodes.Status200OK) => Results.Json(value, Options, statusCode: status);

    // The serializer says where it stopped reading, which for an item that is not there is the whole.
    static string? Missing(ReadOnlyMemory<byte> body, JsonTypeInfo type)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind != JsonValueKind.Object ? null
                : type.Properties.FirstOrDefault(property => property.IsRequired && !json.RootElement.TryGetProperty(property.Name, out _))?.Name;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    static ProblemException Unreadable(string path) => new(Problem.BadField(path, "送信内容を読み取れません",
        $"JSONの {path} の位置に、余分な項目・型の違い・欠落があります。/openapi.json の定義に合わせて送信してください。"));
}
