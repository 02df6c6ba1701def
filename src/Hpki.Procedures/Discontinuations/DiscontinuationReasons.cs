using Hpki.Procedures.Cards;

namespace Hpki.Procedures.Discontinuations;

/// <summary>What follows from the reason of a 利用中止.</summary>
public static class DiscontinuationReasons
{
    /// <summary>As staff read it.</summary>
    public static string Title(this DiscontinuationReason reason) => reason switch
    {
        DiscontinuationReason.OwnWish => "ご本人の希望",
        DiscontinuationReason.Death => "ご本人の死亡",
        DiscontinuationReason.LicenceCancelled => "医師免許の取消し・失効",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "Unknown reason."),
    };

    /// <summary>The reason of the revocation.</summary>
    public static RevocationReason Revocation(this DiscontinuationReason reason) => reason switch
    {
        DiscontinuationReason.OwnWish => RevocationReason.Discontinuation,
        DiscontinuationReason.Death => RevocationReason.Death,
        DiscontinuationReason.LicenceCancelled => RevocationReason.LicenceCancelled,
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "Unknown reason."),
    };
}
