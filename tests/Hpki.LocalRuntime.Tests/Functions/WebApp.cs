using Hpki.LocalRuntime.Functions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Hpki.LocalRuntime.Tests.Functions;

/// <summary>A function app behind a real Kestrel on a free port of 127.0.0.1.</summary>
sealed class WebApp : IAsyncDisposable
{
    readonly WebApplication _app;

    WebApp(WebApplication app)
    {
        _app = app;
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public HttpClient Client { get; }

    public static async Task<WebApp> StartAsync(
        Type functions, string routePrefix = "", Action<IFunctionsWorkerApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.AddFunctionsApplication([functions], new LocalFunctionsOptions { RoutePrefix = routePrefix });
        configure?.Invoke(app);
        var web = builder.Build();
        web.MapFunctions();
        await web.StartAsync(TestContext.Current.CancellationToken);
        return new WebApp(web);
    }

    public Task<HttpResponseMessage> GetAsync(string path) => Client.GetAsync(path, TestContext.Current.CancellationToken);

    public Task<string> GetTextAsync(string path) => Client.GetStringAsync(path, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}
