namespace Hpki.Procedures.Catalogue;

/// <summary>The procedures a request can follow.</summary>
public enum ProcedureKind
{
    /// <summary>紛失届.</summary>
    LostReport,

    /// <summary>緊急失効.</summary>
    EmergencyRevocation,

    /// <summary>再発行.</summary>
    Reissue,

    /// <summary>利用中止.</summary>
    Discontinuation,

    /// <summary>暗証番号開示.</summary>
    PinDisclosure,

    /// <summary>PIN閉塞解除.</summary>
    PinUnblock,

    /// <summary>連絡先変更.</summary>
    ContactChange,

    /// <summary>更新.</summary>
    Renewal,

    /// <summary>発行: the first card.</summary>
    Issue,

    /// <summary>更新のご案内: the centre tells the holder that the card runs out.</summary>
    RenewalNotice,
}
