using HpkiFunctions.Access;
using Microsoft.AspNetCore.Http;

namespace HpkiFunctions.OpenApi;

/// <summary>The API's description, made from the functions themselves.</summary>
public static class OpenApiFunctions
{
    static readonly Lazy<Task<string>> Document = new(() => ApiDescription.WriteAsync(typeof(OpenApiFunctions).Assembly));

    [PublicRoute]
    [Function(nameof(GetOpenApi))]
    public static async Task<IResult> GetOpenApi(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "openapi.json")] HttpRequest request)
    {
        return Results.Text(await Document.Value, "application/json");
    }
}
