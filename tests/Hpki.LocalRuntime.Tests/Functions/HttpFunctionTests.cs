using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Hpki.LocalRuntime.Tests.Functions;

public sealed class HttpFunctionTests
{
    [Theory]
    [InlineData("/", "home")]
    [InlineData("/numbers/12", "12")]
    [InlineData("/numbers/-3", "-3")]
    [InlineData("/assets/css/site.css", "css/site.css")]
    [InlineData("/assets", "none")]
    [InlineData("/days/2026-04-01", "91")]
    [InlineData("/ids/0f8fad5b-d9cb-469f-a165-70867728950e", "0f8fad5b")]
    [InlineData("/Named", "named")]
    public async Task Get_OfARoute_GivesRouteValuesToTheFunction(string path, string expected)
    {
        await using var app = await WebApp.StartAsync(typeof(Routes));

        var text = await app.GetTextAsync(path);

        Assert.Equal(expected, text);
    }

    [Theory]
    [InlineData("/numbers/twelve")]
    [InlineData("/nowhere")]
    [InlineData("/days/2026-04-01/more")]
    public async Task Get_OutsideEveryRoute_IsNotFound(string path)
    {
        await using var app = await WebApp.StartAsync(typeof(Routes));

        using var response = await app.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Theory]
    [InlineData("/days/yesterday")]
    [InlineData("/ids/12")]
    [InlineData("/counts/99999999999999999999")]
    public async Task Get_WithARouteValueOfAnotherType_FailsAsOnTheOfficialHost(string path)
    {
        await using var app = await WebApp.StartAsync(typeof(Routes));

        using var response = await app.GetAsync(path);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Methods_OfATrigger_AreTheOnlyOnesAnswered()
    {
        await using var app = await WebApp.StartAsync(typeof(Routes));

        using var put = await app.Client.PutAsync("/things/7", null, TestContext.Current.CancellationToken);
        using var post = await app.Client.PostAsync("/things/7", null, TestContext.Current.CancellationToken);
        var get = await app.GetTextAsync("/things/7");

        Assert.Equal(HttpStatusCode.MethodNotAllowed, put.StatusCode);
        Assert.Equal(HttpStatusCode.Created, post.StatusCode);
        Assert.Equal("thing 7", get);
    }

    [Fact]
    public async Task RoutePrefix_WhenSet_StandsBeforeEveryRoute()
    {
        await using var app = await WebApp.StartAsync(typeof(Routes), routePrefix: "api");

        var text = await app.GetTextAsync("/api/numbers/12");
        using var bare = await app.GetAsync("/numbers/12");

        Assert.Equal("12", text);
        Assert.Equal(HttpStatusCode.NotFound, bare.StatusCode);
    }

    [Fact]
    public async Task Invocation_OfAnHttpFunction_KnowsFunctionRequestAndClient()
    {
        await using var app = await WebApp.StartAsync(typeof(Inspection));

        var text = await app.GetTextAsync("/inspect");

        Assert.Equal("Inspect Hpki.LocalRuntime.Tests.Functions.HttpFunctionTests+Inspection.Inspect True True True True", text);
    }

    [Fact]
    public async Task InstanceFunction_OfAClassWithServices_IsMadeForTheInvocationAndDisposed()
    {
        var log = new List<string>();
        await using var app = await WebApp.StartAsync(typeof(Greeter), configure: app => app.Services.AddSingleton(log).AddScoped<Visit>());

        var first = await app.GetTextAsync("/greet");
        var second = await app.GetTextAsync("/greet");

        Assert.Equal("same scope", first);
        Assert.Equal("same scope", second);
        Assert.Equal(["made", "disposed", "made", "disposed"], log);
    }

    [Theory]
    [InlineData("/throws")]
    [InlineData("/null")]
    public async Task Failure_OfAFunction_IsAnsweredWithAnEmpty500(string path)
    {
        await using var app = await WebApp.StartAsync(typeof(Failures));

        using var response = await app.GetAsync(path);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.False(response.Headers.Contains("X-Half-Done"));
    }

    [Fact]
    public async Task Failure_AfterTheAnswerBegan_BreaksTheConnection()
    {
        await using var app = await WebApp.StartAsync(typeof(Failures));

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => app.GetTextAsync("/half"));
    }

    [Fact]
    public async Task CallerThatLeaves_CancelsTheInvocation()
    {
        var probe = new CancellationProbe();
        await using var app = await WebApp.StartAsync(typeof(Patient), configure: app => app.Services.AddSingleton(probe));
        using var caller = new CancellationTokenSource();

        var call = app.Client.GetAsync("/wait", caller.Token);
        await probe.Started.Task.WaitAsync(TestContext.Current.CancellationToken);
        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await probe.Cancelled.Task.WaitAsync(TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData(30_000_000, false, HttpStatusCode.OK)]
    [InlineData(30_000_001, false, HttpStatusCode.InternalServerError)]
    [InlineData(29_900_000, true, HttpStatusCode.OK)]
    [InlineData(30_000_001, true, HttpStatusCode.InternalServerError)]
    public async Task Body_AboveThirtyMillionBytes_IsAnswered500(int length, bool chunked, HttpStatusCode expected)
    {
        await using var app = await WebApp.StartAsync(typeof(Uploads));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/upload") { Content = new StreamContent(new MemoryStream(new byte[length])) };
        request.Headers.TransferEncodingChunked = chunked;
        request.Headers.ExpectContinue = true;
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");

        using var response = await app.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(expected, response.StatusCode);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains(expected == HttpStatusCode.OK ? $"{length}" : "Request body too large", text, StringComparison.Ordinal);
    }

    public static class Routes
    {
        [Function(nameof(Home))]
        public static IResult Home([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "{home:maxlength(0)?}")] HttpRequest request) =>
            Results.Text("home");

        [Function(nameof(Number))]
        public static IResult Number(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "numbers/{n:int}")] HttpRequest request, int n) => Results.Text($"{n}");

        [Function(nameof(Count))]
        public static IResult Count(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "counts/{n}")] HttpRequest request, long n) => Results.Text($"{n}");

        [Function(nameof(Asset))]
        public static Task<IResult> Asset(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "assets/{*path}")] HttpRequest request, string? path) =>
            Task.FromResult(Results.Text(path ?? "none"));

        [Function(nameof(Day))]
        public static IResult Day(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "days/{day}")] HttpRequest request, DateOnly day) =>
            Results.Text($"{day.DayOfYear}");

        [Function(nameof(Id))]
        public static IResult Id(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "ids/{id}")] HttpRequest request, Guid id) =>
            Results.Text(id.ToString()[..8]);

        [Function("Named")]
        public static IResult WithoutRoute([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => Results.Text("named");

        [Function(nameof(ReadThing))]
        public static IResult ReadThing(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "things/{id}")] HttpRequest request, string id) =>
            Results.Text($"thing {id}");

        [Function(nameof(CreateThing))]
        public static IResult CreateThing(
            [HttpTrigger(AuthorizationLevel.Anonymous, "POST", Route = "things/{id}")] HttpRequest request, string id) =>
            Results.Created($"/things/{id}", id);
    }

    public static class Inspection
    {
        [Function(nameof(Inspect))]
        public static IResult Inspect(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "inspect")] HttpRequest request,
            FunctionContext context,
            [DurableClient] DurableTaskClient client,
            CancellationToken cancellationToken) =>
            Results.Text(string.Join(
                ' ',
                context.FunctionDefinition.Name,
                context.FunctionDefinition.EntryPoint,
                context.GetHttpContext() == request.HttpContext,
                context.InstanceServices == request.HttpContext.RequestServices,
                cancellationToken == request.HttpContext.RequestAborted && context.CancellationToken == cancellationToken,
                client is not null && context.FunctionId == context.FunctionDefinition.Id && Guid.TryParse(context.InvocationId, out _)));
    }

    public sealed class Visit;

    public sealed class Greeter : IDisposable
    {
        readonly Visit _visit;
        readonly List<string> _log;

        public Greeter(Visit visit, List<string> log)
        {
            (_visit, _log) = (visit, log);
            log.Add("made");
        }

        [Function(nameof(Greet))]
        public IResult Greet([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "greet")] HttpRequest request) =>
            Results.Text(request.HttpContext.RequestServices.GetRequiredService<Visit>() == _visit ? "same scope" : "another scope");

        public void Dispose() => _log.Add("disposed");
    }

    public static class Failures
    {
        [Function(nameof(Throws))]
        public static Task<IResult> Throws([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "throws")] HttpRequest request)
        {
            request.HttpContext.Response.Headers["X-Half-Done"] = "yes";
            throw new InvalidOperationException("broken");
        }

        [Function(nameof(Null))]
        public static Task<IResult> Null([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "null")] HttpRequest request) =>
            Task.FromResult<IResult>(null!);

        [Function(nameof(Half))]
        public static IResult Half([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "half")] HttpRequest request) =>
            Results.Stream(async stream =>
            {
                await stream.WriteAsync("half"u8.ToArray());
                await stream.FlushAsync();
                throw new InvalidOperationException("broken");
            });
    }

    public sealed class CancellationProbe
    {
        public TaskCompletionSource Started { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Cancelled { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    public sealed class Patient(CancellationProbe probe)
    {
        [Function(nameof(Wait))]
        public async Task<IResult> Wait(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "wait")] HttpRequest request, CancellationToken cancellationToken)
        {
            using var registration = cancellationToken.Register(probe.Cancelled.SetResult);
            probe.Started.SetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return Results.Ok();
        }
    }

    public static class Uploads
    {
        [Function(nameof(Upload))]
        public static async Task<IResult> Upload(
            [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "upload")] HttpRequest request, CancellationToken cancellationToken)
        {
            long length = 0;
            var buffer = new byte[1 << 16];
            while (await request.Body.ReadAsync(buffer, cancellationToken) is > 0 and var read)
            {
                length += read;
            }

            return Results.Text($"{length}");
        }
    }
}
