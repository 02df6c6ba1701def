namespace HpkiFunctions.Intake;

/// <summary>A correction of a document of the tray.</summary>
public sealed record Correction
{
    public required CorrectionAct Act { get; init; }

    /// <summary>What its maker had seen, as the answer or the page gave it (<c>tag</c>); not needed for <see cref="CorrectionAct.TakeBack"/>.</summary>
    public string? Seen { get; init; }

    /// <summary>For <see cref="CorrectionAct.Turn"/>: 0, 90, 180 or 270 clockwise, counted from how the page came.</summary>
    public int? Degrees { get; init; }

    /// <summary>For <see cref="CorrectionAct.Pass"/>: a staff id; empty takes the document back for everybody.</summary>
    public string? Colleague { get; init; }

    /// <summary>For <see cref="CorrectionAct.Name"/>: 用紙番号 as typed.</summary>
    public string? Reference { get; init; }

    /// <summary>For <see cref="CorrectionAct.Pass"/>: what the colleague is to know; at most 500 characters.</summary>
    public string? Note { get; init; }
}
