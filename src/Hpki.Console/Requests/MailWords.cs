using Hpki.Console.Parts;

namespace Hpki.Console.Requests;

/// <summary>A mail's state in words and colour.</summary>
static class MailWords
{
    public static string Of(MailState state) => state switch
    {
        MailState.Waiting => "送信待ち",
        MailState.Sent => "送信済",
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
        MailState.Unknown => Parts.Tone.Warning,
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "This state has no colour yet; add one."),
    };
}
