namespace Hpki.Registry.Audit;

/// <summary>A piece of a verification.</summary>
/// <param name="Holders">How many holders' timelines it went through.</param>
/// <param name="Seals">How many seals it went through; those are all gone through in the first piece.</param>
/// <param name="SealedUntil">The day of the newest seal.</param>
/// <param name="Next">Where to go on; null when everything was verified.</param>
public sealed record AuditPage(IReadOnlyList<AuditFinding> Findings, int Holders, long Events, int Seals, int AccessLogs, DateOnly? SealedUntil, string? Next);
