using System.Collections.Concurrent;
using System.Reflection;
using HpkiFunctions.Http;
using HpkiFunctions.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace HpkiFunctions.Access;

/// <summary>Lets an HTTP request through to its function when the function's route class allows it. No class means refused.</summary>
public sealed partial class AccessMiddleware(FrontOptions front, WebhookGate webhooks, LookUpWatch watch, ReadLog reads, ILogger<AccessMiddleware> logger)
    : IFunctionsWorkerMiddleware
{
    static readonly ConcurrentDictionary<string, RouteClass> Classes = new();

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

        RouteClass route = ClassOf(context.FunctionDefinition);
        await ProblemResponses.AnswerErrorsAsync(context, http, PassAsync, logger);
        ReadLog.DropUnloggedAnswer(http);
        if (staff is not null && route.Class is StaffRouteAttribute)
        {
            watch.Count(staff.StaffId, route.LookUp, LookUpMiss.IsNotedOn(http));
        }

        async Task PassAsync()
        {
            if (await RefusalAsync(http, route, staff) is { } refusal)
            {
                LogRefused(logger, context.FunctionDefinition.Name, refusal.Code, staff?.StaffId ?? "-");
                if (refusal.Code == LookUpWatch.RefusalCode)
                {
                    await reads.WriteRefusedAsync(context, http, staff!, refusal);
                }

                await ProblemAnswer.WriteAsync(http, refusal);
                return;
            }

            await (staff is null ? next(context) : reads.RunAsync(next, context, http, staff, logsMisses: route.Class is StaffRouteAttribute));
        }
    }

    // In this order: a stranger is told nothing, and nobody has a body read that is not wanted from them.
    async Task<Problem?> RefusalAsync(HttpContext http, RouteClass route, StaffPrincipal? staff)
    {
        Problem? refusal = route.Class switch
        {
            PublicRouteAttribute => null,
            StaffRouteAttribute when staff is null => Problem.NotSignedIn,
            StaffRouteAttribute staffRoute when staffRoute.Roles.Count > 0 && !staffRoute.Roles.Intersect(staff!.Roles).Any() => Problem.MissingRole(staffRoute.Roles),
            StaffRouteAttribute => null,
            WebhookRouteAttribute => await webhooks.WhyNotAsync(http),
            _ => Problem.NoRouteClass,
        };
        refusal ??= await BodyBounds.RefusalAsync(http);
        if (refusal is not null || route.Class is not (StaffRouteAttribute or PublicRouteAttribute))
        {
            return refusal;
        }

        // Public forms too: a foreign page must not have a doctor's browser send them.
        return await CrossSite.IsForgedAsync(http) ? Problem.ForgedRequest : route.Class is StaffRouteAttribute ? watch.Refusal(staff!.StaffId, route.LookUp) : null;
    }

    static RouteClass ClassOf(FunctionDefinition function) => Classes.GetOrAdd(function.EntryPoint, static entryPoint =>
    {
        int dot = entryPoint.LastIndexOf('.');
        MethodInfo? method = typeof(AccessMiddleware).Assembly.GetType(entryPoint[..dot])?.GetMethod(entryPoint[(dot + 1)..]);
        return method is null ? new(null, LookUpKind.Limited) : new(method.GetCustomAttribute<RouteAttribute>(), LookUpAttribute.KindOf(method));
    });

    [LoggerMessage(Level = LogLevel.Information, Message = "Refused {Function}: {Code} (staff {StaffId})")]
    static partial void LogRefused(ILogger logger, string function, string code, string staffId);

    sealed record RouteClass(RouteAttribute? Class, LookUpKind LookUp);
}
