using System.Text.RegularExpressions;
using Hpki.Registry.Audit;
using HpkiFunctions.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace HpkiFunctions.Access;

/// <summary>
/// Writes whose data a member of staff has read into the access log, after the function has read it and before anything of it is answered, and who
/// looked for somebody and found nobody: that is how numbers are walked through. What cannot be logged is not shown. What a request decided stands
/// on the holder's own timeline instead.
/// </summary>
public sealed partial class ReadLog(AccessLog log, TimeProvider time, ILogger<ReadLog> logger)
{
    const string Answered = "answered";
    const string NothingFound = "nothing-found";
    const string Failed = "failed";

    static readonly Problem Unavailable = new(StatusCodes.Status503ServiceUnavailable, "access-log-unavailable", "閲覧を記録できないため、表示できません",
        "個人情報の閲覧は記録が必要です。しばらくしてからもう一度操作し、続く場合は管理担当者に連絡してください。");

    /// <summary>Runs the function and writes the line; <paramref name="logsMisses"/> says whether a number that is nobody's leaves one, too.</summary>
    public async Task RunAsync(FunctionExecutionDelegate next, FunctionContext context, HttpContext http, StaffPrincipal staff, bool logsMisses)
    {
        HolderReads reads = HolderReads.Begin();
        try
        {
            await next(context);
        }
        catch (Exception error)
        {
            Problem? problem = ProblemResponses.Of(error);
            if (problem is not null)
            {
                http.Request.NoteMiss(problem);
            }

            try
            {
                await WriteReadAsync(problem?.Code ?? Failed);
            }
            catch (ProblemException) when (StorageOutage.IsMeantBy(error))
            {
                // Nothing is answered of what was read; that the storage is away says more than that its log is.
            }

            throw;
        }

        await WriteReadAsync(Answered);

        Task WriteReadAsync(string outcome)
        {
            IReadOnlyList<string> holders = reads.End();
            bool isRead = holders.Count > 0 || reads.OpenedUnfiled;
            bool isMiss = logsMisses && LookUpMiss.IsNotedOn(http);
            return isRead ? WriteAsync(context, http, staff, holders, PathOf(http), outcome)
                : isMiss ? WriteAsync(context, http, staff, [], null, outcome == Answered ? NothingFound : outcome)
                : Task.CompletedTask;
        }
    }

    /// <summary>Writes that a look-up was refused before it was made.</summary>
    public Task WriteRefusedAsync(FunctionContext context, HttpContext http, StaffPrincipal staff, Problem refusal) =>
        WriteAsync(context, http, staff, [], null, refusal.Code);

    /// <summary>
    /// A refusal has been answered, but the function's own result is still going to be written by the host: it goes nowhere. Both hostings write
    /// results outside the middleware, and offer it no other way to take one back.
    /// </summary>
    public static void DropUnloggedAnswer(HttpContext http)
    {
        if (http.Items.ContainsKey(typeof(AccessLogUnavailableException)))
        {
            http.Features.Set<IHttpResponseFeature>(new HttpResponseFeature());
            http.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(Stream.Null));
        }
    }

    // Of what was found: an address under which nothing is holds whatever somebody typed.
    static string? PathOf(HttpContext http) => http.Request.Path.ToString() is { } path && Ids().IsMatch(path) ? path : null;

    async Task WriteAsync(FunctionContext context, HttpContext http, StaffPrincipal staff, IReadOnlyList<string> holders, string? path, string outcome)
    {
        try
        {
            // Not with the caller's cancellation: who reads and hangs up has read.
            await log.WriteAsync(
                new()
                {
                    At = time.GetUtcNow().ToUniversalTime(),
                    Staff = staff.StaffId,
                    What = context.FunctionDefinition.Name,
                    Holders = holders,
                    Path = path,
                    Call = context.InvocationId,
                    Outcome = outcome,
                },
                CancellationToken.None);
        }
        catch (AccessLogUnavailableException problem)
        {
            LogRefused(logger, problem, context.FunctionDefinition.Name, context.InvocationId);
            http.Items[typeof(AccessLogUnavailableException)] = problem;
            throw new ProblemException(Unavailable with { ReferenceId = context.InvocationId });
        }
    }

    [GeneratedRegex("^[A-Za-z0-9/._-]{1,200}$")]
    private static partial Regex Ids();

    [LoggerMessage(Level = LogLevel.Error, Message = "The access log cannot be written, so {Function} was refused (invocation {InvocationId})")]
    static partial void LogRefused(ILogger logger, Exception problem, string function, string invocationId);
}
