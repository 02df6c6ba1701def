using System.Globalization;
using Hpki.Console.Layout;
using Hpki.Console.Problems;
using HpkiFunctions.Access;
using HpkiFunctions.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace HpkiFunctions.Problems;

/// <summary>
/// How a problem is told: a person with a browser gets a page (or is sent to the sign-in), a program gets problem details. The one
/// place that decides it.
/// </summary>
static class ProblemAnswer
{
    public static Task WriteAsync(HttpContext http, Problem problem)
    {
        if (problem.RetryAfter is { } wait)
        {
            http.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        if (!WantsPage(http.Request))
        {
            return problem.WriteAsync(http);
        }

        if (problem.Status == StatusCodes.Status401Unauthorized && HttpMethods.IsGet(http.Request.Method))
        {
            http.Response.Redirect(http.RequestServices.GetRequiredService<FrontOptions>().SignInAddress(http.Request));
            return Task.CompletedTask;
        }

        return PageOf(http, problem).ExecuteAsync(http);
    }

    // A browser that follows a link or sends a form names text/html; scripts and programs do not.
    static bool WantsPage(HttpRequest request) =>
        !request.Path.StartsWithSegments("/api")
        && !request.Path.StartsWithSegments("/pki")
        && !request.Path.StartsWithSegments("/webhooks")
        && request.GetTypedHeaders().Accept.Any(type => type.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase));

    static IResult PageOf(HttpContext http, Problem problem)
    {
        ConsoleFrame? frame = http.Items.ContainsKey(typeof(StaffPrincipal)) ? http.RequestServices.GetRequiredService<ConsoleFrames>().Of(http.Request) : null;
        return problem.NeededRoles.Count > 0
            ? Page.Of<ForbiddenPage, ForbiddenModel>(new() { Frame = frame, NeededRoles = problem.NeededRoles }, problem.Status)
            : Page.Of<ErrorPage, ErrorModel>(
                new() { Frame = frame, Status = problem.Status, Title = problem.Title, WhatToDo = problem.Detail, ReferenceId = problem.ReferenceId },
                problem.Status);
    }
}
