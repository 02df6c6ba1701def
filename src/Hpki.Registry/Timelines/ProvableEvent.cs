using Hpki.Registry.Model;

namespace Hpki.Registry.Timelines;

/// <summary>An event with what its hashes are computed from: the detail's text and salt stand beside it unless they were erased.</summary>
public sealed record ProvableEvent(TimelineEvent Event, string? Detail, string? Salt);
