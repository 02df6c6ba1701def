using Hpki.Registry.Model;

namespace Hpki.Registry.Timelines;

/// <summary>An event and, unless erased, the free text beside it.</summary>
public sealed record TimelineEntry(TimelineEvent Event, string? Detail);
