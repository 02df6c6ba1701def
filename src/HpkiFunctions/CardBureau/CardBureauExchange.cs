using Hpki.Registry.Bureau;
using Hpki.Registry.Deliveries;
using HpkiFunctions.Problems;

namespace HpkiFunctions.CardBureau;

/// <summary>
/// カード工場との受渡し: what has come in first, so that certificates issued for it go out in the same turn. One exchange runs at a time: two that met
/// would take one file for a file that came twice.
/// </summary>
public sealed class CardBureauExchange(BureauReading reading, BureauSending sending, BureauTurns turns, TimeProvider time)
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>What has come in and what waits to go out, once whoever is at it has finished.</summary>
    public async Task<ExchangeResult> RunAsync(IOrchestrationSignals signals, CancellationToken cancellationToken)
    {
        while (true)
        {
            await using IAsyncDisposable? turn = await turns.TryTakeAsync(cancellationToken);
            if (turn is not null)
            {
                return await InTurnAsync(signals, cancellationToken);
            }

            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    /// <summary>The same for somebody who waits for the answer.</summary>
    /// <exception cref="ProblemException">An exchange runs.</exception>
    public async Task<ExchangeResult> RunNowAsync(IOrchestrationSignals signals, CancellationToken cancellationToken)
    {
        await using IAsyncDisposable turn = await turns.TryTakeAsync(cancellationToken)
            ?? throw new ProblemException(Problem.Conflict("exchange-runs", "カード工場との受渡しは実行中です", "数分待ってから、もう一度実行してください。"));
        return await InTurnAsync(signals, cancellationToken);
    }

    /// <summary>Only what has come in; nothing while an exchange runs, which reads it itself.</summary>
    /// <returns>How many files were read to their end.</returns>
    public async Task<int> ReadAsync(IOrchestrationSignals signals, CancellationToken cancellationToken)
    {
        await using IAsyncDisposable? turn = await turns.TryTakeAsync(cancellationToken);
        return turn is null ? 0 : await reading.ReadAsync(signals, cancellationToken);
    }

    async Task<ExchangeResult> InTurnAsync(IOrchestrationSignals signals, CancellationToken cancellationToken) =>
        new(await reading.ReadAsync(signals, cancellationToken), await sending.SendAsync(signals, cancellationToken));
}
