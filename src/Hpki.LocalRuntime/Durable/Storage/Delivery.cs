using Hpki.LocalRuntime.Durable.History;

namespace Hpki.LocalRuntime.Durable.Storage;

/// <summary>An arrival on its way to an instance, and the row that holds it until a turn has taken it.</summary>
sealed record Delivery(long Instance, Arrival Arrival, StoredAs Row);
