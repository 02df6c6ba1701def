using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using Hpki.Console.Scans;
using Hpki.Console.Tests.Samples;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hpki.Console.Tests.Browser;

/// <summary>
/// The sample pages as a browser gets them: by <see cref="RazorComponentResult"/>, under the real policy, with the assets and with an
/// upload end that keeps what it receives.
/// </summary>
sealed class ConsoleSite : IAsyncDisposable
{
    readonly WebApplication app;

    ConsoleSite(WebApplication app) => this.app = app;

    public string Address => app.Urls.Single();

    /// <summary>Received parts by number.</summary>
    public ConcurrentDictionary<int, byte[]> Parts { get; } = new();

    public ConcurrentQueue<UploadOffer> Offers { get; } = new();

    /// <summary>Answers to give to the next part requests instead of taking them.</summary>
    public ConcurrentQueue<IResult> Refusals { get; } = new();

    public TaskCompletionSource Completed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int PartBytes { get; set; } = UploadTicket.UsualPartBytes;

    public static async Task<ConsoleSite> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddRazorComponents();
        var site = new ConsoleSite(builder.Build());
        site.Map();
        await site.app.StartAsync();
        return site;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    void Map()
    {
        app.MapGet("/sample/{name}", (string name, HttpContext http) =>
        {
            SamplePage page = SamplePages.Get(name, People.Invented);
            http.Response.Headers.ContentSecurityPolicy = name == "mail" ? ConsoleSecurity.MailPolicy : ConsoleSecurity.PagePolicy;
            return new RazorComponentResult(page.Component, new { page.Model });
        });
        app.MapGet("/assets/{*path}", (string path) =>
            ConsoleAssets.TryGet(path, out Asset? asset) ? Results.Bytes(asset.Content.ToArray(), asset.ContentType) : Results.NotFound());
        app.MapGet("/staff/scans/{scan}/pages/{page:int}", (int page) => Results.Text(PaperPicture.Of(page), "image/svg+xml"));
        app.MapPost(ConsoleRoutes.Scans, (UploadOffer offer, HttpRequest request) => Guarded(request, () =>
        {
            Offers.Enqueue(offer);
            int count = (int)((offer.Length + PartBytes - 1) / PartBytes);
            int[] missing = [.. Enumerable.Range(1, count).Where(part => !Parts.ContainsKey(part))];
            return Results.Json(new UploadTicket(ConsoleRoutes.ScanParts("s-09"), ConsoleRoutes.ScanComplete("s-09"), PartBytes, missing));
        }));
        app.MapPut("/staff/scans/s-09/parts/{part:int}", async (int part, HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            return Guarded(request, () => Refusals.TryDequeue(out IResult? refusal) ? refusal : Keep(part, body.ToArray(), request));
        });
        app.MapPost("/staff/scans/s-09/complete", (HttpRequest request) => Guarded(request, () =>
        {
            Completed.TrySetResult();
            return Results.NoContent();
        }));
    }

    IResult Keep(int part, byte[] bytes, HttpRequest request)
    {
        bool intact = Convert.ToHexStringLower(SHA256.HashData(bytes)) == request.Headers[UploadTicket.PartHashHeader];
        if (intact)
        {
            Parts[part] = bytes;
        }

        return intact ? Results.NoContent() : Results.Problem(string.Create(CultureInfo.InvariantCulture, $"part {part} is damaged"), statusCode: 422);
    }

    static IResult Guarded(HttpRequest request, Func<IResult> answer) =>
        request.Headers[Layout.FormToken.HeaderName] == "CfDJ8-token" ? answer() : Results.Problem("no token", statusCode: 400);
}
