using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Hpki.LocalRuntime.Functions;

/// <summary>
/// Answers a request with an HTTP function: pipeline first, then the result is written, outside the middleware as on the
/// official host. A failure is answered 500 with an empty body there and here; the log has the exception.
/// </summary>
sealed partial class HttpFunctionEndpoint(
    FunctionDescriptor function, FunctionPipeline pipeline, DurableTaskClient client, ILogger<HttpFunctionEndpoint> logger)
{
    /// <summary>Longest request body in bytes. The official host answers 500 above it, so what is larger comes in chunks.</summary>
    public const long LongestBody = 30_000_000;

    public async Task InvokeAsync(HttpContext http)
    {
        if (!await AcceptsBodyAsync(http))
        {
            return;
        }

        var invocation = new FunctionInvocation(function, http.Request, client, http.RequestServices, http.RequestAborted);
        invocation.Items[FunctionContextExtensions.HttpContextKey] = http;
        try
        {
            await pipeline.InvokeAsync(invocation);
            await WriteResultAsync(invocation, http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            LogCallerLeft(function.Name, invocation.InvocationId);
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            LogFailure(exception, function.Name, invocation.InvocationId);
            await AnswerTooLargeAsync(http);
        }
        catch (Exception exception)
        {
            LogFailure(exception, function.Name, invocation.InvocationId);
            AnswerFailure(http);
        }
    }

    async Task<bool> AcceptsBodyAsync(HttpContext http)
    {
        if (http.Request.ContentLength > LongestBody)
        {
            LogBodyTooLarge(function.Name, http.Request.ContentLength.Value, LongestBody);
            await AnswerTooLargeAsync(http);
            return false;
        }

        // A body without a declared length is cut off while it is read (the marks between its chunks count).
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = LongestBody;
        }

        return true;
    }

    static async Task WriteResultAsync(FunctionInvocation invocation, HttpContext http)
    {
        switch (invocation.Result)
        {
            case IResult result:
                await result.ExecuteAsync(http);
                break;
            case null when invocation.Returned:
                throw new InvalidOperationException($"HTTP function '{invocation.Function.Name}' returned null instead of an IResult.");
            case null:
                // A middleware has answered in the function's place.
                break;
            default:
                throw new InvalidOperationException($"HTTP function '{invocation.Function.Name}' returned a {invocation.Result.GetType()}.");
        }
    }

    static async Task AnswerTooLargeAsync(HttpContext http)
    {
        if (http.Response.HasStarted)
        {
            http.Abort();
            return;
        }

        http.Response.Clear();
        await Results.Problem(
            statusCode: StatusCodes.Status500InternalServerError,
            title: "Request body too large",
            detail: $"A request body may hold at most {LongestBody} bytes. Send larger content in chunks.").ExecuteAsync(http);
    }

    static void AnswerFailure(HttpContext http)
    {
        if (http.Response.HasStarted)
        {
            // Whoever reads must not take half an answer for a whole one.
            http.Abort();
            return;
        }

        http.Response.Clear();
        http.Response.StatusCode = StatusCodes.Status500InternalServerError;
    }

    [LoggerMessage(1, LogLevel.Error, "HTTP function {Function} failed (invocation {InvocationId}).")]
    partial void LogFailure(Exception exception, string function, string invocationId);

    [LoggerMessage(2, LogLevel.Debug, "The caller of HTTP function {Function} went away (invocation {InvocationId}).")]
    partial void LogCallerLeft(string function, string invocationId);

    [LoggerMessage(3, LogLevel.Error, "HTTP function {Function} was sent {Bytes} bytes; the limit is {Limit}.")]
    partial void LogBodyTooLarge(string function, long bytes, long limit);
}
