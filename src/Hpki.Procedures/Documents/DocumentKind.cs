namespace Hpki.Procedures.Documents;

/// <summary>What a filed document is.</summary>
public enum DocumentKind
{
    /// <summary>紛失届.</summary>
    LostReportForm,

    /// <summary>再発行申請書.</summary>
    ReissueApplication,

    /// <summary>住民票.</summary>
    ResidenceRecord,

    /// <summary>医師免許証の写し.</summary>
    PhysicianLicence,

    /// <summary>本人確認書類の写し.</summary>
    IdentityDocument,

    /// <summary>写真.</summary>
    Photo,

    /// <summary>カードおもて面の写し.</summary>
    CardFaceCopy,

    /// <summary>再発行申請書類, of no other kind.</summary>
    ReissuePapers,

    /// <summary>その他.</summary>
    Other,

    /// <summary>発送した通知書: a letter of the centre, as posted.</summary>
    PostedLetter,

    /// <summary>利用中止届.</summary>
    DiscontinuationNotice,

    /// <summary>開示申請書.</summary>
    PinDisclosureApplication,

    /// <summary>PIN閉塞解除申請書.</summary>
    PinUnblockApplication,

    /// <summary>連絡先変更届.</summary>
    ContactChangeNotice,

    /// <summary>更新申請書.</summary>
    RenewalApplication,

    /// <summary>発行申請書.</summary>
    IssueApplication,

    /// <summary>受領書: signed by whoever received a card at the hand-over.</summary>
    DeliveryReceipt,
}
