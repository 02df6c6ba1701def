namespace Hpki.Registry.Timelines;

/// <summary>The outcome of verifying a holder's chain.</summary>
/// <param name="Events">How many events were found.</param>
/// <param name="FirstBadSequence">The first sequence that does not fit, or null when all is well.</param>
/// <param name="Problem">What does not fit, in words; null when all is well.</param>
public sealed record TimelineCheck(string HolderId, long Events, long? FirstBadSequence, string? Problem)
{
    public bool IsWhole => FirstBadSequence is null;
}
