using Hpki.LocalRuntime.Durable;
using Hpki.LocalRuntime.Functions;
using HpkiFunctions.Upkeep;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace HpkiFunctions.Tests.Crashes;

/// <summary>What a house does by itself while time passes on its virtual clock.</summary>
sealed class PassingTime(IServiceProvider services, FakeTimeProvider clock)
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    LocalDurableTaskEngine Engine => services.GetRequiredService<EngineService>().Engine;

    /// <summary>Sweeps, rescues scans, sends again what nobody knows to have left.</summary>
    public async Task HalfAnHourAsync()
    {
        await Engine.WaitUntilIdleAsync(Token);
        foreach (TimeSpan time in new[] { TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(6), TimeSpan.FromMinutes(23) })
        {
            await SkipAsync(time);
            await RunAsync(nameof(UpkeepFunctions.SweepPending));
            await RunAsync(nameof(UpkeepFunctions.RescueScans));
        }
    }

    /// <summary>A day, and the night's revocation lists.</summary>
    public async Task NightAsync()
    {
        await SkipAsync(TimeSpan.FromDays(1));
        await RunAsync(nameof(UpkeepFunctions.IssueDailyCrls));
    }

    Task SkipAsync(TimeSpan time) => Engine.SkipToAsync(clock.GetUtcNow() + time, clock.SetUtcNow, Token);

    // The clock may have set the timer going as well: it runs once at a time, so this is the later run or the one that did the work.
    async Task RunAsync(string timer)
    {
        await services.GetRequiredService<FunctionTimers>().TriggerAsync(timer, Token);
        await Engine.WaitUntilIdleAsync(Token);
    }
}
