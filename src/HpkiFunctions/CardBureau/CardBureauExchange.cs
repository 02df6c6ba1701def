using Hpki.Registry.Deliveries;

namespace HpkiFunctions.CardBureau;

/// <summary>カード工場との受渡し: what has come in first, so that certificates issued for it go out in the same turn.</summary>
public sealed class CardBureauExchange(BureauReading reading, BureauSending sending)
{
    public async Task<ExchangeResult> RunAsync(IOrchestrationSignals signals, CancellationToken cancellationToken) =>
        new(await reading.ReadAsync(signals, cancellationToken), await sending.SendAsync(signals, cancellationToken));

    /// <summary>Only what has come in.</summary>
    public Task<int> ReadAsync(IOrchestrationSignals signals, CancellationToken cancellationToken) => reading.ReadAsync(signals, cancellationToken);
}
