using HpkiFunctions.LostReports;

namespace HpkiFunctions.Intake;

/// <summary>A loss that was reported on paper: the page it is sent for is the form.</summary>
public sealed record PaperReportInput
{
    /// <summary>What the form says, as a call would be entered.</summary>
    public required LostReportInput Report { get; init; }

    /// <summary>Other pages of the same scan that belong to the form, such as its back; at most 20.</summary>
    public IReadOnlyList<int>? FurtherPages { get; init; }
}
