using System.Text.Json;
using Hpki.Procedures.Identifiers;
using Hpki.Procedures.Staff;
using Microsoft.AspNetCore.Http;

namespace HpkiFunctions.Problems;

/// <summary>An error a caller can act on: RFC 9457 problem details with a code of ours, what is wrong and what to do, in Japanese.</summary>
public sealed record Problem(int Status, string Code, string Title, string Detail)
{
    /// <summary>The field the problem speaks of, as the API names it; null when it is not about one.</summary>
    public string? Field { get; init; }

    /// <summary>The request number that already exists, where the problem is that one does.</summary>
    public string? RequestNumber { get; init; }

    /// <summary>The roles any of which would do; empty when roles are not the reason.</summary>
    public IReadOnlyList<StaffRole> NeededRoles { get; init; } = [];

    /// <summary>By which operators find the error in the log; null when nothing was logged.</summary>
    public string? ReferenceId { get; init; }

    /// <summary>After what time to try again; null when that would not help.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public static Problem NotSignedIn { get; } =
        new(StatusCodes.Status401Unauthorized, "not-signed-in", "サインインが必要です", "サインインしてから、もう一度操作してください。");

    public static Problem NoRouteClass { get; } =
        new(StatusCodes.Status403Forbidden, "no-route-class", "この機能は公開されていません", "管理者に連絡してください。");

    public static Problem ForgedRequest { get; } = new(StatusCodes.Status403Forbidden, "forged-request", "操作を受け付けられませんでした",
        "画面の有効期限が切れたか、別のサイトからの操作です。画面を開き直してから、もう一度操作してください。");

    public static Problem OwnCard { get; } = new(StatusCodes.Status403Forbidden, "own-card", "ご自身の資格証は扱えません",
        "ご自身の医師資格証に関する手続きは、別の担当者に依頼してください。");

    public static Problem FourEyes { get; } = new(StatusCodes.Status403Forbidden, "four-eyes", "別の担当者の確認が必要です",
        "受付または準備をした担当者は、確認・承認できません。別の担当者に依頼してください。");

    public static Problem MissingRole(IEnumerable<StaffRole> roles)
    {
        StaffRole[] needed = [.. roles.Order()];
        return new(StatusCodes.Status403Forbidden, "missing-role", "権限がありません",
            $"この操作には次のいずれかの役割が必要です: {string.Join("、", needed.Select(role => role.Title()))}。担当者に依頼してください。")
        { NeededRoles = needed };
    }

    public static Problem BadField(string field, string title, string detail) =>
        new(StatusCodes.Status400BadRequest, "bad-field", title, detail) { Field = field };

    /// <summary>The problem of a malformed number or name; <paramref name="field"/> is what the API calls it here, where that is not the value's own name.</summary>
    public static Problem Of(InvalidIdentifierException invalid, string? field = null) =>
        BadField(field ?? invalid.Member, $"{invalid.Field}の形式が正しくありません", invalid.Expected);

    public static Problem NotFound(string code, string title, string detail) => new(StatusCodes.Status404NotFound, code, title, detail);

    public static Problem Conflict(string code, string title, string detail) => new(StatusCodes.Status409Conflict, code, title, detail);

    public IResult ToResult() => Results.Json(ToObject(), options: null, contentType: "application/problem+json", statusCode: Status);

    public async Task WriteAsync(HttpContext http)
    {
        http.Response.StatusCode = Status;
        http.Response.ContentType = "application/problem+json";
        await JsonSerializer.SerializeAsync(http.Response.Body, ToObject(), cancellationToken: http.RequestAborted);
    }

    Dictionary<string, object> ToObject()
    {
        Dictionary<string, object> json = new()
        {
            ["type"] = $"urn:hpki-functions:problem:{Code}",
            ["title"] = Title,
            ["status"] = Status,
            ["detail"] = Detail,
            ["code"] = Code,
        };
        if (Field is not null)
        {
            json["field"] = Field;
        }

        if (ReferenceId is not null)
        {
            json["instance"] = $"urn:hpki-functions:invocation:{ReferenceId}";
        }

        if (RequestNumber is not null)
        {
            json["requestNumber"] = RequestNumber;
        }

        return json;
    }
}
