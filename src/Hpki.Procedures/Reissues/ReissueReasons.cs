using Hpki.Procedures.Cards;
using Hpki.Procedures.Forms;

namespace Hpki.Procedures.Reissues;

/// <summary>What the reasons of a reissue mean.</summary>
public static class ReissueReasons
{
    /// <summary>The reason's name in Japanese.</summary>
    public static string Title(this ReissueReason reason) => reason switch
    {
        ReissueReason.Loss => "紛失・盗難",
        ReissueReason.Damage => "破損",
        ReissueReason.NameChange => "姓名変更",
        ReissueReason.MembershipChange => "日医会員／非会員変更",
        ReissueReason.Other => "その他",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "Unknown reason of a reissue."),
    };

    /// <summary>The box of the 再発行申請書 that stands for the reason.</summary>
    public static string Box(this ReissueReason reason) => reason switch
    {
        ReissueReason.Loss => "reason.loss",
        ReissueReason.Damage => "reason.damage",
        ReissueReason.NameChange => "reason.nameChange",
        ReissueReason.MembershipChange => "reason.membershipChange",
        ReissueReason.Other => "reason.other",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "Unknown reason of a reissue."),
    };

    /// <summary>The reason that a form's boxes say; null when none is ticked, or more than one.</summary>
    public static ReissueReason? Of(IReadOnlyDictionary<string, string> entries) =>
        Enum.GetValues<ReissueReason>().Where(reason => FormEntries.IsTicked(entries, reason.Box())).ToArray() is [var only] ? only : null;

    /// <summary>Why the old card's certificates are revoked once the new card is in the holder's hands; a lost card's are revoked already.</summary>
    public static RevocationReason RevocationOfOldCard(this ReissueReason reason) => reason switch
    {
        ReissueReason.Loss => RevocationReason.Loss,
        ReissueReason.Damage => RevocationReason.Damage,
        ReissueReason.NameChange => RevocationReason.NameChange,
        ReissueReason.MembershipChange => RevocationReason.MembershipChange,
        ReissueReason.Other => RevocationReason.Reissue,
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "Unknown reason of a reissue."),
    };
}
