using Hpki.Console;
using Hpki.Procedures.Cards;
using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Identifiers;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using HpkiFunctions.Problems;

namespace HpkiFunctions.LostReports;

/// <summary>
/// A call about a card that needs no revocation any more. It is recorded like any other, for every report and what was done about it must
/// be (ETSI EN 319 411-1 §6.4.5), and the caller is told how the card stands.
/// </summary>
static class RepeatedCalls
{
    /// <summary>The code of the answer.</summary>
    public const string Code = "card-not-in-force";

    /// <summary>The newest lost report about the card; null when there never was one.</summary>
    public static Request? ReportOf(HolderFile file, Card card) => file.Requests
        .Where(request => request.Procedure == ProcedureKind.LostReport && request.CardSerial == card.CardSerial)
        .MaxBy(request => request.ReceivedAt);

    /// <summary>What the caller is told: the number that exists, how the card stands, and that nothing more is needed.</summary>
    public static Problem Answer(HolderFile file, Card card)
    {
        Request? report = ReportOf(file, card);
        return Problem.Conflict(
            Code,
            report is null ? $"このカードは「{card.State.Title()}」です" : "このカードの紛失は受付済みです",
            Standing(card)) with
        {
            RequestNumber = report is null ? null : RequestNumber.Parse(report.RequestId).ToString(),
        };
    }

    static string Standing(Card card) => card.State switch
    {
        CardState.Revoking => "電子証明書の失効を指示済みで、公表された失効リストへの掲載を確認しています。追加の手続は不要です。",
        CardState.Revoked or CardState.Returned or CardState.Destroyed => card.RevokedAt is { } revoked
            ? $"電子証明書は{JapaneseFormat.Minute(revoked)}に失効済みです。追加の手続は不要です。"
            : "このカードは期限切れの後に返納されています。失効の手続は不要です。",
        CardState.Expired => "電子証明書の有効期限が切れているため、失効の手続は不要です。",
        CardState.Ordered => "発行手続中のため、失効する電子証明書はまだありません。別のカードの紛失でないか、カード番号を確認してください。",
        CardState.Cancelled => "発行を中止したカードのため、有効な電子証明書はありません。別のカードの紛失でないか、カード番号を確認してください。",
        CardState.Produced or CardState.Active or CardState.Held => "同じカードの受付が進行中です。受付番号を確認し、その申請の画面で続けてください。",
        _ => throw new ArgumentOutOfRangeException(nameof(card), card.State, "It is not decided what callers are told of this state."),
    };
}
