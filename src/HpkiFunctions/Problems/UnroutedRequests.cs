using HpkiFunctions.Access;
using Microsoft.AspNetCore.Http;

namespace HpkiFunctions.Problems;

/// <summary>
/// Words for a request that no function answers. On the local host alone: the official host answers those itself, with an empty body, and a function for
/// every address would be asked before its neighbours there, which are tried in the order of their names.
/// </summary>
public static class UnroutedRequests
{
    static readonly Problem UnknownAddress = Problem.NotFound("unknown-address", "このページはありません",
        "アドレスを確認するか、受付の画面からメニューをたどって開き直してください。");

    static readonly Problem WrongMethod = new(StatusCodes.Status405MethodNotAllowed, "wrong-method", "このアドレスではできない操作です",
        "画面を開き直してから、もう一度操作してください。プログラムからは /openapi.json にあるメソッドで送信してください。");

    /// <summary>Fills an empty answer 404 or 405; leaves every other as it is.</summary>
    public static Task AnswerAsync(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        Problem? problem = http.Response.StatusCode switch
        {
            StatusCodes.Status404NotFound => UnknownAddress,
            StatusCodes.Status405MethodNotAllowed => WrongMethod,
            _ => null,
        };
        if (problem is null)
        {
            return Task.CompletedTask;
        }

        SecurityHeaders.Set(http.Response);
        return ProblemAnswer.WriteAsync(http, problem);
    }
}
