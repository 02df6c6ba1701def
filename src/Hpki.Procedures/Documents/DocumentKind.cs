namespace Hpki.Procedures.Documents;

/// <summary>What a filed document is.</summary>
public enum DocumentKind
{
    /// <summary>紛失届.</summary>
    LostReportForm,

    /// <summary>再発行申請書類, enclosed with another form.</summary>
    ReissuePapers,

    /// <summary>その他.</summary>
    Other,

    /// <summary>発送した通知書: a letter of the centre, as posted.</summary>
    PostedLetter,
}
