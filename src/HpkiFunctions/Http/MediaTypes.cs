using System.Net.Http.Headers;
using HpkiFunctions.Problems;
using Microsoft.AspNetCore.Http;

namespace HpkiFunctions.Http;

/// <summary>What a body is said to be. Compared whole, because a beginning says nothing: <c>application/jsonx</c> is another type.</summary>
static class MediaTypes
{
    public const string Json = "application/json";
    public const string Bytes = "application/octet-stream";

    /// <summary>Whether the body is said to be of the type; parameters such as a charset do not matter.</summary>
    public static bool Sends(this HttpRequest request, string mediaType) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? said) && string.Equals(said.MediaType, mediaType, StringComparison.OrdinalIgnoreCase);

    /// <exception cref="ProblemException">The body is said to be something else.</exception>
    public static void Require(this HttpRequest request, string mediaType)
    {
        if (!request.Sends(mediaType))
        {
            throw new ProblemException(new(StatusCodes.Status415UnsupportedMediaType, "media-type", "送信の形式が正しくありません",
                $"Content-Type: {mediaType} を付けて送信してください。"));
        }
    }
}
