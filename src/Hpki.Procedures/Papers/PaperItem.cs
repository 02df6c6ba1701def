namespace Hpki.Procedures.Papers;

/// <summary>What a procedure asks a holder to send. One item may come as documents of several kinds, see <see cref="PaperItems.Kinds"/>.</summary>
public enum PaperItem
{
    /// <summary>申請書・届書: the procedure's own form.</summary>
    Form,

    /// <summary>住民票の写し.</summary>
    ResidenceRecord,

    /// <summary>本人確認書類の写し.</summary>
    IdentityCopy,

    /// <summary>医師免許証の写し.</summary>
    LicenceCopy,

    /// <summary>写真.</summary>
    Photo,

    /// <summary>医師資格証おもて面の写し.</summary>
    CardFaceCopy,

    /// <summary>新しい姓名が分かる書類.</summary>
    NewNameEvidence,

    /// <summary>これまでの医師資格証: damaged, or given up.</summary>
    FormerCard,

    /// <summary>使えなくなった医師資格証: locked, for the centre to unblock.</summary>
    LockedCard,

    /// <summary>死亡の事実と届出者の続柄が分かる書類.</summary>
    DeathEvidence,
}
