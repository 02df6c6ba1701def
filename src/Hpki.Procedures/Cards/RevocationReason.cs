namespace Hpki.Procedures.Cards;

/// <summary>Why a card's certificates are revoked: the true reason, kept inside. What is published is decided by <see cref="PublishedReasons"/>.</summary>
public enum RevocationReason
{
    /// <summary>紛失.</summary>
    Loss,

    /// <summary>盗難.</summary>
    Theft,

    /// <summary>破損.</summary>
    Damage,

    /// <summary>姓名変更.</summary>
    NameChange,

    /// <summary>会員種別変更.</summary>
    MembershipChange,

    /// <summary>再発行による切替.</summary>
    Reissue,

    /// <summary>更新による切替.</summary>
    Renewal,

    /// <summary>利用中止.</summary>
    Discontinuation,

    /// <summary>死亡.</summary>
    Death,

    /// <summary>医師免許の取消し・失効.</summary>
    LicenceCancelled,
}
