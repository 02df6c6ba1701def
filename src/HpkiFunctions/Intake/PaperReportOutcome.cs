namespace HpkiFunctions.Intake;

/// <summary>What became of a loss that was reported on paper.</summary>
public enum PaperReportOutcome
{
    /// <summary>It opened a report of its own.</summary>
    Opened,

    /// <summary>The card was reported already: the paper is with that report.</summary>
    FiledToReport,
}
