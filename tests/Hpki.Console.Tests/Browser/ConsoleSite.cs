using System.Collections.Concurrent;
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
    int progressAsked;

    readonly WebApplication app;

    ConsoleSite(WebApplication app) => this.app = app;

    public string Address => app.Urls.Single();

    /// <summary>Received parts by number.</summary>
    public ConcurrentDictionary<int, byte[]> Parts { get; } = new();

    /// <summary>What the script announced.</summary>
    public ConcurrentQueue<Offer> Offers { get; } = new();

    /// <summary>Whether the next offer is a file that came before.</summary>
    public bool WasKnown { get; set; }

    /// <summary>Answers to give to the next part requests instead of taking them.</summary>
    public ConcurrentQueue<IResult> Refusals { get; } = new();

    public TaskCompletionSource Completed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

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
        app.MapGet("/api/scans/{scan}/pages/{page:int}", (int page) => Results.Text(PaperPicture.Of(page), "image/svg+xml"));
        app.MapGet("/api/scans/{scan}/pages/{page:int}/small", (int page) => Results.Text(PaperPicture.Of(page), "image/svg+xml"));
        app.MapGet("/api/scans/{scan}/pages/{page:int}/unredacted", (int page) => Results.Text(PaperPicture.Of(page), "image/svg+xml"));

        // Asked once it is still being read; from then on it is sorted.
        app.MapGet("/api/scans/s-09", () => Results.Json(Interlocked.Increment(ref progressAsked) == 1
            ? new { Scan = new { State = "Received" }, PagesRead = 10, Pages = PagesIn() }
            : new { Scan = new { State = "Read" }, PagesRead = 10, Pages = PagesIn("Filed", "Tray", "PassedOver") }));
        app.MapPost(ConsoleRoutes.ScanApi, (Offer offer) =>
        {
            Offers.Enqueue(offer);
            return Results.Json(new { ScanId = "s-09", WasKnown, State = WasKnown ? "Read" : "Receiving" }, statusCode: 201);
        });
        app.MapPut("/api/scans/s-09/parts/{part:int}", async (int part, HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            return Preflighted(request, "application/octet-stream", () =>
            {
                if (Refusals.TryDequeue(out IResult? refusal))
                {
                    return refusal;
                }

                Parts[part] = body.ToArray();
                return Results.NoContent();
            });
        });
        app.MapPost("/api/scans/s-09/complete", (HttpRequest request) => Preflighted(request, "application/json", () =>
        {
            Completed.TrySetResult();
            return Results.Json(new { });
        }));
    }

    static object[] PagesIn(params string[] states) => [.. states.Select(state => new { State = state })];

    // As the app does: only content types that a foreign page cannot send without asking go without a token.
    static IResult Preflighted(HttpRequest request, string type, Func<IResult> answer) =>
        request.ContentType == type ? answer() : Results.Problem($"not {type}", statusCode: 403);

    public sealed record Offer(string FileName, long Size, string Sha256);
}
