namespace Hpki.Procedures.Discontinuations;

/// <summary>Why the use of a card ends.</summary>
public enum DiscontinuationReason
{
    /// <summary>本人の希望: the holder gives it up.</summary>
    OwnWish,

    /// <summary>死亡: reported by the family.</summary>
    Death,

    /// <summary>医師免許の取消し・失効.</summary>
    LicenceCancelled,
}
