namespace Hpki.LocalRuntime.Durable.Storage;

/// <summary>What became of a start.</summary>
/// <param name="Accepted">False when an instance of the id has not ended.</param>
/// <param name="Delivery">What makes it run at once; null for a start in the future.</param>
readonly record struct StartedInstance(bool Accepted, Delivery? Delivery);
