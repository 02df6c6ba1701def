using Hpki.Procedures.Documents;

namespace HpkiFunctions.Intake;

/// <summary>Where a page of the tray belongs.</summary>
public sealed record TrayFiling
{
    /// <summary>受付番号 as typed.</summary>
    public required string RequestNumber { get; init; }

    public required DocumentKind Kind { get; init; }

    /// <summary>Whether it also belongs to the other requests that came in the same envelope of the same holder.</summary>
    public bool SharedInEnvelope { get; init; } = true;
}
