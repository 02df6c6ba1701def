using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace HpkiFunctions.Tests.Histories;

/// <summary>Stands between the product and someone it depends on, and can play an outage.</summary>
public sealed class Neighbour : IAsyncDisposable
{
    static readonly HttpClient Http = new();

    readonly WebApplication web;

    Neighbour(WebApplication web) => this.web = web;

    public Uri Address => new(web.Urls.Single() + "/");

    /// <summary>Who answers while there is no outage.</summary>
    public Uri? Behind { get; set; }

    /// <summary>Answered to everything while set, without a body: 503 for an outage, 400 for a refusal, 200 for an answer that is of no use.</summary>
    public int? AnswersOnly { get; set; }

    public static async Task<Neighbour> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        WebApplication web = builder.Build();
        Neighbour neighbour = new(web);
        web.Run(neighbour.AnswerAsync);
        await web.StartAsync(TestContext.Current.CancellationToken);
        return neighbour;
    }

    public ValueTask DisposeAsync() => web.DisposeAsync();

    async Task AnswerAsync(HttpContext context)
    {
        if (AnswersOnly is { } status)
        {
            context.Response.StatusCode = status;
            return;
        }

        using HttpRequestMessage asked = new(new(context.Request.Method), $"{Behind!.AbsoluteUri.TrimEnd('/')}{context.Request.Path}");
        if (HttpMethods.IsPost(context.Request.Method))
        {
            asked.Content = new StreamContent(context.Request.Body);
            asked.Content.Headers.TryAddWithoutValidation("Content-Type", context.Request.ContentType);
        }

        if (context.Request.Headers.Authorization is [{ } key])
        {
            asked.Headers.TryAddWithoutValidation("Authorization", key);
        }

        using HttpResponseMessage answer = await Http.SendAsync(asked, context.RequestAborted);
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach ((string name, IEnumerable<string> values) in answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key != "Transfer-Encoding"))
        {
            context.Response.Headers[name] = values.ToArray();
        }

        await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
