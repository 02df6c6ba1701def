using Hpki.Procedures.Identifiers;
using HpkiFunctions.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace HpkiFunctions.Problems;

/// <summary>Turns what a function throws into an answer; an unexpected error keeps its details in the log and gives the caller an id to quote.</summary>
static partial class ProblemResponses
{
    public static async Task AnswerErrorsAsync(FunctionContext context, HttpContext http, Func<Task> work, ILogger logger)
    {
        try
        {
            await work();
        }
        catch (Exception error) when (!http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested)
        {
            Problem problem = Of(error) ?? (StorageOutage.IsMeantBy(error) ? Outage(context, error, logger) : Unexpected(context, error, logger));
            http.Request.NoteMiss(problem);
            await ProblemAnswer.WriteAsync(http, problem);
        }
    }

    /// <summary>The problem that an exception stands for; null when nobody foresaw it.</summary>
    public static Problem? Of(Exception error) => error switch
    {
        ProblemException known => known.Problem,
        InvalidIdentifierException invalid => Problem.Of(invalid),
        BadHttpRequestException bad => new(bad.StatusCode, "bad-request", "要求を読み取れません", "送信内容を確認してください。"),
        _ => null,
    };

    static Problem Outage(FunctionContext context, Exception error, ILogger logger)
    {
        LogOutage(logger, context.FunctionDefinition.Name, context.InvocationId, error);
        return StorageOutage.Problem(context.InvocationId);
    }

    static Problem Unexpected(FunctionContext context, Exception error, ILogger logger)
    {
        LogUnexpected(logger, context.FunctionDefinition.Name, context.InvocationId, error);
        return new(StatusCodes.Status500InternalServerError, "unexpected", "処理中にエラーが発生しました",
            "受け付けた内容が失われることはありません。もう一度操作し、続く場合はお問い合わせ番号を管理担当者に伝えてください。")
        { ReferenceId = context.InvocationId };
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The storage does not answer, so {Function} was not done (invocation {InvocationId})")]
    static partial void LogOutage(ILogger logger, string function, string invocationId, Exception error);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Function} failed (invocation {InvocationId})")]
    static partial void LogUnexpected(ILogger logger, string function, string invocationId, Exception error);
}
