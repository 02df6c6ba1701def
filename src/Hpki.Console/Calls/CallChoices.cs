using Hpki.Console.Parts;
using Hpki.Procedures.Cards;

namespace Hpki.Console.Calls;

/// <summary>What a lost report is asked, by phone or on paper, with the answers there are.</summary>
static class CallChoices
{
    public static IReadOnlyList<Choice> Incidents { get; } =
    [
        new(nameof(RevocationReason.Loss), JapaneseNames.Of(RevocationReason.Loss)),
        new(nameof(RevocationReason.Theft), JapaneseNames.Of(RevocationReason.Theft)),
    ];

    public static IReadOnlyList<Choice> Wishes { get; } =
    [
        new(nameof(CallerWish.Yes), "はい"),
        new(nameof(CallerWish.No), "いいえ"),
        new(nameof(CallerWish.Unconfirmed), "確認できない"),
    ];
}
