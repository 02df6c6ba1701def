using Hpki.Console.Calls;
using Hpki.Console.Layout;

namespace Hpki.Console.Scans;

/// <summary>書面による紛失の届出: one page of the tray, and beside it what it says. The page holds nothing of the register: staff copy, the system compares.</summary>
public sealed record PaperReportModel
{
    public required ConsoleFrame Frame { get; init; }

    public required string ScanId { get; init; }

    public required int Page { get; init; }

    public required string FileName { get; init; }

    /// <summary>What happens, and by when, if the paper does not prove its sender.</summary>
    public required string HoldPromise { get; init; }

    /// <summary>The other pages of the same scan that wait in the tray.</summary>
    public required IReadOnlyList<int> OtherPages { get; init; }

    /// <summary>カード番号 as typed.</summary>
    public string CardNumber { get; init; } = "";

    public CallEntry Entry { get; init; } = CallEntry.Empty;

    /// <summary>Those of the other pages that were chosen.</summary>
    public IReadOnlyList<int> ChosenPages { get; init; } = [];

    /// <summary>What was wrong; field names of <see cref="CallFields"/> and <see cref="PaperReportFields"/>.</summary>
    public IReadOnlyList<FieldError> Errors { get; init; } = [];
}
