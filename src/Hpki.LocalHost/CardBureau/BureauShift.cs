using Hpki.LocalRuntime.Functions;
using Hpki.Registry.Projections;
using HpkiFunctions.CardBureau;

namespace Hpki.LocalHost.CardBureau;

/// <summary>Lets a visitor see the whole way of a card without waiting for the evening: as soon as something waits, files go to the bureau and come from it.</summary>
sealed partial class BureauShift(DemoCardBureau bureau, BureauConduct conduct, Worklists worklists, FunctionTimers timers, TimeProvider clock, ILogger<BureauShift> logger)
    : BackgroundService
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!conduct.WorksByItself)
        {
            return;
        }

        using PeriodicTimer rounds = new(Pause, clock);
        while (await rounds.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (await bureau.WorkAsync(stoppingToken) > 0 || (await worklists.CardOrdersAsync(1, cancellationToken: stoppingToken)).Items.Count > 0)
                {
                    await timers.TriggerAsync(nameof(CardBureauFunctions.ExchangeWithCardBureau), stoppingToken);
                }
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                LogRoundLost(problem);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "The demo bureau lost a round; the next one takes up what it left.")]
    partial void LogRoundLost(Exception problem);
}
