using Hpki.Console;
using HpkiFunctions.Access;
using HpkiFunctions.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace HpkiFunctions.Pages;

/// <summary>Style sheet, scripts and icon of the pages.</summary>
public sealed class AssetFunctions
{
    const string ForEver = "public, max-age=31536000, immutable";

    [PublicRoute]
    [Function(nameof(GetAsset))]
    public IResult GetAsset([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "assets/{*path}")] HttpRequest request, string path)
    {
        if (!ConsoleAssets.TryGet(path, out Asset? asset))
        {
            throw new ProblemException(Problem.NotFound("unknown-asset", "このファイルはありません", "アドレスを確認してください。"));
        }

        // Kept for ever only under the address that names this content; under any other the browser asks each time.
        request.HttpContext.Response.Headers.CacheControl = request.Query["v"] == ConsoleAssets.Version(path) ? ForEver : "public, no-cache";
        return Results.Bytes(asset.Content, asset.ContentType, entityTag: new EntityTagHeaderValue(asset.ETag));
    }
}
