namespace Hpki.Procedures.Documents;

/// <summary>How long a document is kept (domain.md §8.14; the durations are configuration).</summary>
public enum RetentionClass
{
    /// <summary>受付トレイ: not yet filed; kept until a person decides.</summary>
    Tray,

    /// <summary>申請書類: part of a request's record, default 10 years after the last dependent certificate ends.</summary>
    RequestRecord,

    /// <summary>発送文書: what the centre wrote to the holder about a request; kept like that request's record.</summary>
    Correspondence,

    /// <summary>対象外書類: not for the centre; 90 days, then deleted.</summary>
    NotOurs,
}
