namespace Hpki.LocalRuntime.Durable.Storage;

/// <summary>Inboxes in which something waits.</summary>
/// <param name="Instances">Whose they are; the one that has waited longest comes first.</param>
/// <param name="LastSequence">The last row in them.</param>
sealed record InboxesLeft(IReadOnlyList<long> Instances, long LastSequence);
