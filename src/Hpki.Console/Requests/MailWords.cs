using Hpki.Console.Parts;

namespace Hpki.Console.Requests;

/// <summary>A mail's state in words and colour.</summary>
static class MailWords
{
    public static string Of(MailState state) => state switch
    {
        MailState.Waiting => "送信待ち",
        MailState.Sent => "送信済",
        MailState.Delayed => "配達の遅延",
        MailState.Delivered => "配達済",
        MailState.Bounced => "不達",
        MailState.Refused => "送信不可",
        MailState.Unknown => "送信結果を確認中",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "This state has no words yet; add them."),
    };

    public static Tone Tone(MailState state) => state switch
    {
        MailState.Waiting => Parts.Tone.Busy,
        MailState.Sent or MailState.Delivered => Parts.Tone.Good,
        MailState.Bounced or MailState.Refused => Parts.Tone.Bad,
        MailState.Unknown or MailState.Delayed => Parts.Tone.Warning,
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "This state has no colour yet; add one."),
    };

    /// <summary>What happens next by itself; null when nothing needs to.</summary>
    public static string? Next(MailState state) => state switch
    {
        MailState.Waiting => "送信サービスが受け付けるまで、自動で再送します。",
        MailState.Unknown => "送信サービスの報告を待ち、15分たっても報告がなければ再送します。",
        MailState.Delayed => "受信側のサーバーの都合で遅れています。送信サービスが再試行を続けます。",
        MailState.Bounced => "お知らせは郵送に切り替えました。メールアドレスの確認が済むまで、次のお知らせも郵送します。",
        MailState.Refused => "お知らせは郵送に切り替えました。",
        MailState.Sent or MailState.Delivered => null,
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "It is not said yet what happens next; say it."),
    };
}
