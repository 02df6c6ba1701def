namespace Hpki.Procedures.Forms;

/// <summary>The paper forms of the house. The letters by which their codes name them are in <see cref="FormContent.Code"/>.</summary>
public enum FormKind
{
    /// <summary>紛失届.</summary>
    LostReport,

    /// <summary>再発行申請書.</summary>
    Reissue,

    /// <summary>利用中止届.</summary>
    Discontinuation,

    /// <summary>開示申請書: the PIN is posted to the residence.</summary>
    PinDisclosure,

    /// <summary>PIN閉塞解除申請書.</summary>
    PinUnblock,

    /// <summary>連絡先変更届.</summary>
    ContactChange,

    /// <summary>更新申請書.</summary>
    Renewal,

    /// <summary>発行申請書: the first card.</summary>
    Issue,
}
