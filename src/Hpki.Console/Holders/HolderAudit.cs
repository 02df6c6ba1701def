namespace Hpki.Console.Holders;

/// <summary>What auditors find on a holder's page beside what everybody does.</summary>
public sealed record HolderAudit
{
    public required string HolderId { get; init; }

    /// <summary>Makes an export sent twice one entry on the timeline.</summary>
    public required string ExportKey { get; init; }
}
