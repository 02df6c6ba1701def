using System.Diagnostics.Metrics;
using System.Globalization;
using HpkiFunctions.Http;
using HpkiFunctions.Problems;
using Microsoft.AspNetCore.Http;

namespace HpkiFunctions.Access;

/// <summary>
/// Lets through what the mail provider signed within the last minutes. Whoever could speak in its name could have mails believed delivered
/// that never were; so without a key nothing is let through.
/// </summary>
public sealed class WebhookGate
{
    /// <summary>Base64 of the signature, a DER sequence of two integers.</summary>
    public const string SignatureHeader = "X-Twilio-Email-Event-Webhook-Signature";

    /// <summary>When it was signed, in Unix seconds; part of what is signed.</summary>
    public const string TimestampHeader = "X-Twilio-Email-Event-Webhook-Timestamp";

    /// <summary>The meter of <see cref="RefusedCounter"/>.</summary>
    public const string Meter = "HpkiFunctions.Webhooks";

    /// <summary>Counts what was not let through; tag <c>code</c>: that of the problem.</summary>
    public const string RefusedCounter = "hpki.webhook.refused";

    // The provider sends at most 768 KB at once.
    const int LongestBody = 1024 * 1024;

    const int LongestHeader = 256;
    static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    readonly WebhookKeys keys;
    readonly TimeProvider time;
    readonly Counter<long> refused;

    public WebhookGate(WebhookKeys keys, TimeProvider time, IMeterFactory meters)
    {
        this.keys = keys;
        this.time = time;
        refused = meters.Create(Meter).CreateCounter<long>(RefusedCounter);
    }

    /// <summary>Why the request is not let through; null when it is. Its body is read, and can be read again by the function.</summary>
    public async Task<Problem?> WhyNotAsync(HttpContext http)
    {
        Problem? problem;
        try
        {
            problem = await CheckAsync(http.Request, http.RequestAborted);
        }
        catch (ProblemException tooLarge)
        {
            problem = tooLarge.Problem;
        }

        if (problem is not null)
        {
            refused.Add(1, new KeyValuePair<string, object?>("code", problem.Code));
        }

        return problem;
    }

    async Task<Problem?> CheckAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!keys.Any)
        {
            return NoKey;
        }

        string timestamp = request.Headers[TimestampHeader].ToString();
        if (timestamp.Length is 0 or > LongestHeader || Signature(request) is not { } signature)
        {
            return Unsigned;
        }

        ReadOnlyMemory<byte> body = await BoundedBody.ReadAsync(request, LongestBody, TooLarge, cancellationToken);
        if (!keys.Verify(timestamp, body.Span, signature))
        {
            return Forged;
        }

        request.Body = new MemoryStream(body.ToArray(), writable: false);
        return IsFresh(timestamp) ? null : Stale;
    }

    static byte[]? Signature(HttpRequest request)
    {
        string text = request.Headers[SignatureHeader].ToString();
        byte[] bytes = new byte[LongestHeader];
        return text.Length is > 0 and <= LongestHeader && Convert.TryFromBase64String(text, bytes, out int length) && length > 0 ? bytes[..length] : null;
    }

    // Both ways: a clock that is ahead is as wrong as one that is behind.
    bool IsFresh(string timestamp) =>
        long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out long seconds)
        && Math.Abs(time.GetUtcNow().ToUnixTimeSeconds() - seconds) <= Window.TotalSeconds;

    static Problem NoKey { get; } = new(StatusCodes.Status503ServiceUnavailable, "webhook-without-key", "配信報告を受け付けられません",
        "設定 SendGrid:WebhookPublicKeys に、送信サービスの検証鍵を登録してください。登録されるまで、報告は受け付けません。");

    static Problem Unsigned { get; } = new(StatusCodes.Status401Unauthorized, "webhook-unsigned", "署名がありません",
        $"送信サービスの設定で署名(Signed Event Webhook)を有効にしてください。{SignatureHeader} と {TimestampHeader} の両方のヘッダーが必要です。");

    static Problem Forged { get; } = new(StatusCodes.Status403Forbidden, "webhook-forged", "署名が正しくありません",
        "署名が本文または検証鍵と一致しません。送信サービスの検証鍵を設定 SendGrid:WebhookPublicKeys と照合し、途中で本文が書き換えられていないことを確認してください。");

    static Problem Stale { get; } = new(StatusCodes.Status403Forbidden, "webhook-stale", "署名の時刻が許容範囲外です",
        "署名は前後5分以内のものに限ります。送信側と受信側の時計を確認し、署名し直して送信してください。");

    static Problem TooLarge { get; } = new(StatusCodes.Status413PayloadTooLarge, "too-large", "送信内容が大きすぎます", "1 MB以内に分けて送信してください。");
}
