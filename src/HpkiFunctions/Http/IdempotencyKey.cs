using HpkiFunctions.Problems;
using Microsoft.AspNetCore.Http;

namespace HpkiFunctions.Http;

/// <summary>The key by which a repeated submission is known (header <c>Idempotency-Key</c>, or the form's hidden field): 8 to 64 letters, digits, - or _.</summary>
static class IdempotencyKey
{
    public const string Header = "Idempotency-Key";

    /// <exception cref="ProblemException">Missing or of another form.</exception>
    public static string Of(HttpRequest request) => Check(request.Headers[Header].ToString());

    /// <exception cref="ProblemException">Missing or of another form.</exception>
    public static string Check(string key) =>
        key.Length is >= 8 and <= 64 && key.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
            ? key
            : throw new ProblemException(Problem.BadField(Header, "二重送信を防ぐ番号がありません",
                "Idempotency-Key ヘッダーに、操作ごとに新しい8〜64文字の英数字を付けてください。"));
}
