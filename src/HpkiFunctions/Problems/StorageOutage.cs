using Azure;
using Microsoft.AspNetCore.Http;

namespace HpkiFunctions.Problems;

/// <summary>The storage does not answer: no fault of the request, and over when it answers again.</summary>
static class StorageOutage
{
    static readonly TimeSpan TryAgain = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Whether this is what the storage clients throw when every try has failed: without an answer (status 0), with a fault of the service, or out
    /// of time; more tries than one come together in an <see cref="AggregateException"/>.
    /// </summary>
    public static bool IsMeantBy(Exception error) => error switch
    {
        RequestFailedException failed => failed.Status is 0 or >= StatusCodes.Status500InternalServerError,
        AggregateException tries => tries.InnerExceptions.Count > 0 && tries.InnerExceptions.All(one => one is TaskCanceledException || IsMeantBy(one)),
        _ => error.InnerException is { } inner && IsMeantBy(inner),
    };

    // Whether what was sent has been stored nobody can tell: the answer may be all that was lost.
    public static Problem Problem(string referenceId) => new(StatusCodes.Status503ServiceUnavailable, "storage-unavailable", "データの保管先が応答しません",
        "送信した内容は、受け付けられていないことがあります。1分ほど待ってから、同じ内容をもう一度送信してください。"
        + "同じ画面から(プログラムからは同じ Idempotency-Key で)送信し直す限り、二重に受け付けられることはありません。"
        + "紛失の電話の場合は、カード番号・氏名・確認した事項・折返し先・受けた時刻を紙の受付票に書き留め、画面が応答し次第、直ちに入力してください。受け付けられるまで、失効は行われません。"
        + "続く場合は、お問い合わせ番号を管理担当者に伝えてください。")
    { ReferenceId = referenceId, RetryAfter = TryAgain };
}
