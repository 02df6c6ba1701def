namespace Hpki.Registry.Scans;

/// <summary>A part of an upload that is here.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Size">In bytes.</param>
public sealed record ReceivedPart(int Number, long Size);
