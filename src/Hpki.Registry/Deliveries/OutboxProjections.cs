using Hpki.Registry.Projections;

namespace Hpki.Registry.Deliveries;

/// <summary>Projection rows that the decision changed: only their keys, for what they say is taken from the holder's rows as they are at delivery.</summary>
sealed record OutboxProjections(IReadOnlyList<ProjectionKey> Keys) : OutboxItem;
