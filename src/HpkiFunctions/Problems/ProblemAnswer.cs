using System.Globalization;
using Hpki.Console;
using Hpki.Console.Guides;
using Hpki.Console.Layout;
using Hpki.Console.Problems;
using HpkiFunctions.Access;
using HpkiFunctions.Guides;
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
        if (http.Request.Path.StartsWithSegments(ConsoleRoutes.Guides))
        {
            return Page.Of<GuideProblemPage, GuideProblemModel>(http.RequestServices.GetRequiredService<GuideModels>().Of(problem), problem.Status);
        }

        ConsoleFrame? frame = http.Items.ContainsKey(typeof(StaffPrincipal)) ? http.RequestServices.GetRequiredService<ConsoleFrames>().Of(http.Request) : null;
        return problem.Status == StatusCodes.Status401Unauthorized ? SignedOut(http, problem)
            : problem.NeededRoles.Count > 0
            ? Page.Of<ForbiddenPage, ForbiddenModel>(new() { Frame = frame, NeededRoles = problem.NeededRoles }, problem.Status)
            : Page.Of<ErrorPage, ErrorModel>(
                new() { Frame = frame, Status = problem.Status, Title = problem.Title, WhatToDo = problem.Detail, ReferenceId = problem.ReferenceId },
                problem.Status);
    }

    // A form was sent after the session's end. What was typed is in the browser, so the sign-in must not take this page's place.
    static IResult SignedOut(HttpContext http, Problem problem) => Page.Of<ErrorPage, ErrorModel>(
        new()
        {
            Status = problem.Status,
            Title = problem.Title,
            WhatHappened = "サインインの有効期限が切れたため、送信した内容は受け付けられていません。入力した内容は、このブラウザーに残っています。",
            WhatToDo = "新しいタブで同じ担当者としてサインインしてから、この画面に戻ってください。この画面を再読み込みして再送信を選ぶか、"
                + "ブラウザーの「戻る」で入力画面に戻り(空欄になった項目は入力し直し)、もう一度送信してください。",
            SignInAddress = http.RequestServices.GetRequiredService<FrontOptions>().SignInAddress(ConsoleRoutes.Start),
        },
        problem.Status);
}
