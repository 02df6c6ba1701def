namespace Hpki.Procedures.Catalogue;

/// <summary>A stage that a request on paper goes through; its procedure's course says which, and in which order.</summary>
public enum ProcedureStage
{
    /// <summary>書類審査, with its loop of deficiencies.</summary>
    Examination,

    /// <summary>資格確認.</summary>
    LicenceCheck,

    /// <summary>手数料: decided by the table or a person, and paid.</summary>
    Fee,

    /// <summary>承認.</summary>
    Approval,

    /// <summary>カードの製造.</summary>
    CardProduction,
}
