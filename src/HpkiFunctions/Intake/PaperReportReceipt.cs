using HpkiFunctions.LostReports;

namespace HpkiFunctions.Intake;

/// <summary>What staff are told after a loss reported on paper.</summary>
public sealed record PaperReportReceipt
{
    public required PaperReportOutcome Outcome { get; init; }

    public required LostReportReceipt Report { get; init; }

    /// <summary>The further pages that are filed with it; one that somebody else has decided on meanwhile is not among them.</summary>
    public required IReadOnlyList<int> FurtherPages { get; init; }
}
