using HpkiFunctions.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace HpkiFunctions.Http;

/// <summary>What no request may bring: a compressed body, whose size is unknown until it is too late, and a form larger than any of ours.</summary>
static class BodyBounds
{
    /// <summary>Bytes of a form as sent; the longest texts our pages take, in Japanese, are a tenth of it.</summary>
    public const int LongestForm = 256 * 1024;

    /// <summary>Fields of a form; our largest page has thirty.</summary>
    public const int MostFields = 200;

    /// <summary>Why the request is not read; null when it is. A form is read here, once and whole, so that whoever asks for it finds it.</summary>
    public static async Task<Problem?> RefusalAsync(HttpContext http)
    {
        if (http.Request.Headers.ContentEncoding is { Count: > 0 } encodings && encodings.Any(encoding => !string.Equals(encoding, "identity", StringComparison.OrdinalIgnoreCase)))
        {
            return new(StatusCodes.Status415UnsupportedMediaType, "compressed", "圧縮された送信は受け付けません", "Content-Encodingを付けず、圧縮しないで送信してください。");
        }

        return http.Request.HasFormContentType ? await ReadFormAsync(http) : null;
    }

    static async Task<Problem?> ReadFormAsync(HttpContext http)
    {
        Problem tooLarge = new(StatusCodes.Status413PayloadTooLarge, "too-large", "送信内容が大きすぎます",
            $"入力した文章を短くして、もう一度送信してください。一度に送信できるのは{LongestForm / 1024} KBまでです。");
        ReadOnlyMemory<byte> body = await BoundedBody.ReadAsync(http.Request, LongestForm, tooLarge, http.RequestAborted);
        http.Request.Body = new MemoryStream(body.ToArray(), writable: false);
        http.Features.Set<IFormFeature>(new FormFeature(http.Request, new FormOptions
        {
            ValueCountLimit = MostFields,
            ValueLengthLimit = LongestForm,
            MultipartBodyLengthLimit = LongestForm,
        }));
        try
        {
            await http.Request.ReadFormAsync(http.RequestAborted);
            return null;
        }
        catch (Exception malformed) when (malformed is InvalidDataException or IOException or NotSupportedException or ArgumentException)
        {
            // Everything that was sent is here already, so it is the form and not the line that is broken; a foreign encoding ends here, too.
            return new(StatusCodes.Status400BadRequest, "bad-form", "送信内容を読み取れません",
                $"項目が多すぎるか、形式が壊れています({MostFields}項目まで)。画面を開き直してから、もう一度操作してください。");
        }
    }
}
