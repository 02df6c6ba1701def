namespace Hpki.Registry.Deliveries;

/// <summary>What one sweep did with the intents it found.</summary>
/// <param name="Delivered">Decisions whose outbox was delivered now.</param>
/// <param name="Discarded">Intents whose decision was never made, or was delivered already.</param>
/// <param name="Left">Intents that wait for the next sweep, because delivery failed or their writer is at work again.</param>
public sealed record SweepResult(int Delivered, int Discarded, int Left);
