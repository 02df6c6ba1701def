using System.Collections.Concurrent;
using System.Reflection;
using HpkiFunctions.Problems;
using Microsoft.Extensions.Logging;

namespace HpkiFunctions.Access;

/// <summary>Lets an HTTP request through to its function when the function's route class allows it. No class means refused.</summary>
public sealed partial class AccessMiddleware(FrontOptions front, WebhookGate webhooks, ILogger<AccessMiddleware> logger) : IFunctionsWorkerMiddleware
{
    static readonly ConcurrentDictionary<string, RouteAttribute?> Classes = new();

    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is not { } http)
        {
            await next(context);
            return;
        }

        SecurityHeaders.Set(http.Response);
        StaffPrincipal? staff = front.StaffOf(http.Request);
        if (staff is not null)
        {
            http.User = staff.ToClaimsPrincipal();
            http.Items[typeof(StaffPrincipal)] = staff;
        }

        Problem? refusal = ClassOf(context.FunctionDefinition) switch
        {
            PublicRouteAttribute => null,
            StaffRouteAttribute when staff is null => Problem.NotSignedIn,
            StaffRouteAttribute route when route.Roles.Count > 0 && !route.Roles.Intersect(staff!.Roles).Any() => Problem.MissingRole(route.Roles),
            StaffRouteAttribute => await CrossSite.IsForgedAsync(http) ? Problem.ForgedRequest : null,
            WebhookRouteAttribute => await webhooks.WhyNotAsync(http),
            _ => Problem.NoRouteClass,
        };
        if (refusal is null)
        {
            await ProblemResponses.AnswerErrorsAsync(context, http, next, logger);
            return;
        }

        LogRefused(logger, context.FunctionDefinition.Name, refusal.Code, staff?.StaffId ?? "-");
        await ProblemAnswer.WriteAsync(http, refusal);
    }

    static RouteAttribute? ClassOf(FunctionDefinition function) => Classes.GetOrAdd(function.EntryPoint, static entryPoint =>
    {
        int dot = entryPoint.LastIndexOf('.');
        return typeof(AccessMiddleware).Assembly.GetType(entryPoint[..dot])?.GetMethod(entryPoint[(dot + 1)..])?.GetCustomAttribute<RouteAttribute>();
    });

    [LoggerMessage(Level = LogLevel.Information, Message = "Refused {Function}: {Code} (staff {StaffId})")]
    static partial void LogRefused(ILogger logger, string function, string code, string staffId);
}
