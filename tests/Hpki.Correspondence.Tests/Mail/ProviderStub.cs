using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Hpki.Correspondence.Tests.Mail;

/// <summary>Stands in for SendGrid on this machine: keeps what was posted and answers as told.</summary>
sealed class ProviderStub : IAsyncDisposable
{
    readonly WebApplication app;

    ProviderStub(WebApplication app) => this.app = app;

    public List<(string Path, string Authorization, JsonElement Body)> Posts { get; } = [];

    public Func<HttpContext, Task> Answer { get; set; } = context =>
    {
        context.Response.StatusCode = StatusCodes.Status202Accepted;
        context.Response.Headers["X-Message-Id"] = "provider-1";
        return Task.CompletedTask;
    };

    public string Address => app.Urls.Single();

    public static async Task<ProviderStub> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var stub = new ProviderStub(app);
        app.Run(async context =>
        {
            using var body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
            stub.Posts.Add(($"{context.Request.Method} {context.Request.Path}", context.Request.Headers.Authorization.ToString(), body.RootElement.Clone()));
            await stub.Answer(context);
        });
        await app.StartAsync();
        return stub;
    }

    public static Func<HttpContext, Task> Says(int status, string body) => async context =>
    {
        context.Response.StatusCode = status;
        await context.Response.WriteAsync(body);
    };

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
