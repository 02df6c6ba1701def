namespace Hpki.Registry.Projections;

/// <summary>Where a projection row stands.</summary>
sealed record ProjectionKey(ProjectionTable Table, string Partition, string Row);
