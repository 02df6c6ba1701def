using System.Text.Json;
using Azure;
using HpkiFunctions.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace HpkiFunctions.Tests.Problems;

/// <summary>What a caller is told of what a function throws.</summary>
public sealed class ProblemResponsesTests
{
    static readonly RequestFailedException Refused = new(0, "Connection refused (127.0.0.1:10002)");

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Outages => [.. Errors.Where(error => error.IsOutage).Select(error => error.Name)];

    public static TheoryData<string> Others => [.. Errors.Where(error => !error.IsOutage).Select(error => error.Name)];

    static (string Name, Exception Error, bool IsOutage)[] Errors =>
    [
        ("no connection", Refused, true),
        ("500", new RequestFailedException(500, "error"), true),
        ("503", new RequestFailedException(503, "busy"), true),
        ("every try failed", new AggregateException(Refused, new RequestFailedException(503, "busy"), Refused), true),
        ("every try timed out", new AggregateException(new TaskCanceledException("the configured timeout"), new TaskCanceledException("the configured timeout")), true),
        ("inside another", new InvalidOperationException("The key ring.", Refused), true),
        ("tries inside another", new InvalidOperationException("The key ring.", new AggregateException(Refused, Refused)), true),
        ("404", new RequestFailedException(404, "missing"), false),
        ("412", new RequestFailedException(412, "raced"), false),
        ("two errors of which one is ours", new AggregateException(Refused, new InvalidOperationException()), false),
        ("no error at all", new AggregateException(), false),
        ("a bug", new InvalidOperationException("a bug"), false),
    ];

    [Theory]
    [MemberData(nameof(Outages))]
    public async Task Error_OfAStorageThatDoesNotAnswer_Is503WithATimeToTryAgain(string name)
    {
        (HttpResponse response, JsonElement problem) = await AnswerAsync(name);

        Assert.Equal((503, "storage-unavailable"), (response.StatusCode, problem.GetProperty("code").GetString()));
        Assert.True(int.Parse(response.Headers.RetryAfter.ToString(), System.Globalization.CultureInfo.InvariantCulture) > 0);
        string detail = problem.GetProperty("detail").GetString()!;
        Assert.All(["受け付けられていない", "もう一度", "紛失", "紙"], words => Assert.Contains(words, detail, StringComparison.Ordinal));
        Assert.Equal("urn:hpki-functions:invocation:call-1", problem.GetProperty("instance").GetString());
    }

    [Theory]
    [MemberData(nameof(Others))]
    public async Task Error_OfOurs_Is500(string name)
    {
        (HttpResponse response, JsonElement problem) = await AnswerAsync(name);

        Assert.Equal((500, "unexpected"), (response.StatusCode, problem.GetProperty("code").GetString()));
    }

    static async Task<(HttpResponse Response, JsonElement Problem)> AnswerAsync(string name)
    {
        DefaultHttpContext http = new() { Request = { Path = "/api/lost-reports" }, Response = { Body = new MemoryStream() } };

        await ProblemResponses.AnswerErrorsAsync(new Call(), http, () => throw Errors.Single(error => error.Name == name).Error, NullLogger.Instance);

        http.Response.Body.Position = 0;
        return (http.Response, await JsonSerializer.DeserializeAsync<JsonElement>(http.Response.Body, cancellationToken: Stop));
    }

    sealed class Call : Hpki.LocalRuntime.FunctionContext
    {
        public override string InvocationId => "call-1";

        public override string FunctionId => "f1";

        public override Hpki.LocalRuntime.FunctionDefinition FunctionDefinition { get; } = new Definition();

        public override IServiceProvider InstanceServices { get; set; } = null!;

        public override IDictionary<object, object> Items { get; set; } = new Dictionary<object, object>();
    }

    sealed class Definition : Hpki.LocalRuntime.FunctionDefinition
    {
        public override string PathToAssembly => "";

        public override string EntryPoint => "";

        public override string Id => "f1";

        public override string Name => "TakeLostReport";
    }
}
