using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Hpki.LocalRuntime.Tests.Functions;

public sealed class MiddlewareTests
{
    [Fact]
    public async Task Middleware_AroundAFunction_RunsInOrderOfRegistrationAndBeforeTheAnswerIsWritten()
    {
        var log = new List<string>();
        await using var app = await WebApp.StartAsync(typeof(Functions), configure: app =>
        {
            app.Services.AddSingleton(log);
            app.UseMiddleware<Outer>().UseMiddleware<Inner>();
        });

        var text = await app.GetTextAsync("/hello");

        Assert.Equal("hello", text);
        Assert.Equal(["outer in Hello", "inner in", "function", "inner out", "outer out False"], log);
    }

    [Fact]
    public async Task Middleware_ThatAnswers_KeepsTheFunctionFromRunning()
    {
        var log = new List<string>();
        await using var app = await WebApp.StartAsync(typeof(Functions), configure: app =>
        {
            app.Services.AddSingleton(log);
            app.UseMiddleware<Gate>();
        });

        using var response = await app.GetAsync("/hello");

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        Assert.Empty(log);
    }

    [Fact]
    public async Task Middleware_AroundAFailingFunction_SeesItsException()
    {
        var log = new List<string>();
        await using var app = await WebApp.StartAsync(typeof(Functions), configure: app =>
        {
            app.Services.AddSingleton(log);
            app.UseMiddleware<Rescue>();
        });

        using var response = await app.GetAsync("/fails/now");
        using var badInput = await app.GetAsync("/fails/1");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, badInput.StatusCode);
        Assert.Equal(["FunctionInputException", "TimeoutException"], log.Order());
    }

    public sealed class Functions(List<string> log)
    {
        [Function(nameof(Hello))]
        public IResult Hello([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "hello")] HttpRequest request)
        {
            log.Add("function");
            return Results.Text("hello");
        }

        [Function(nameof(Fails))]
        public static IResult Fails([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "fails/now")] HttpRequest request) =>
            throw new TimeoutException();

        [Function(nameof(FailsOnInput))]
        public static IResult FailsOnInput(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "fails/{id}")] HttpRequest request, Guid id) => Results.Text($"{id}");
    }

    public sealed class Outer(List<string> log) : IFunctionsWorkerMiddleware
    {
        public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
        {
            log.Add($"outer in {context.FunctionDefinition.Name}");
            await next(context);
            log.Add($"outer out {context.GetHttpContext()!.Response.HasStarted}");
        }
    }

    public sealed class Inner(List<string> log) : IFunctionsWorkerMiddleware
    {
        public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
        {
            log.Add("inner in");
            await next(context);
            log.Add("inner out");
        }
    }

    public sealed class Gate : IFunctionsWorkerMiddleware
    {
        public Task Invoke(FunctionContext context, FunctionExecutionDelegate next) =>
            Results.Problem(statusCode: StatusCodes.Status403Forbidden).ExecuteAsync(context.GetHttpContext()!);
    }

    public sealed class Rescue(List<string> log) : IFunctionsWorkerMiddleware
    {
        public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
        {
            try
            {
                await next(context);
            }
            catch (Exception exception)
            {
                log.Add(exception.GetType().Name);
                await Results.Problem(statusCode: StatusCodes.Status503ServiceUnavailable).ExecuteAsync(context.GetHttpContext()!);
            }
        }
    }
}
