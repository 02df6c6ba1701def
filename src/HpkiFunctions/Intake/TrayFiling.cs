using Hpki.Procedures.Documents;

namespace HpkiFunctions.Intake;

/// <summary>Where a page of the tray belongs.</summary>
public sealed record TrayFiling
{
    /// <summary>受付番号 as typed.</summary>
    public required string RequestNumber { get; init; }

    public required DocumentKind Kind { get; init; }
}
