using Hpki.Console.Layout;

namespace Hpki.Console.Audit;

/// <summary>監査: the last seals and the last verification.</summary>
public sealed record AuditModel
{
    public required ConsoleFrame Frame { get; init; }

    /// <summary>The newest first.</summary>
    public required IReadOnlyList<SealRow> Seals { get; init; }

    /// <summary>A Japanese sentence when the seal of yesterday is missing; null when all is well.</summary>
    public string? SealWarning { get; init; }

    /// <summary>Null before the first.</summary>
    public VerificationSummary? Verification { get; init; }
}
