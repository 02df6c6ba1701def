using Hpki.LocalRuntime.Clocks;

namespace HpkiFunctions.Tests.Crashes;

/// <summary>What a house does by itself while time passes on its virtual clock.</summary>
sealed class PassingTime(VirtualTime clock)
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Sweeps, rescues scans, sends again what nobody knows to have left.</summary>
    public async Task HalfAnHourAsync()
    {
        // Sweeps go along at each stop.
        foreach (int minutes in new[] { 1, 6, 23 })
        {
            await clock.SkipAsync(TimeSpan.FromMinutes(minutes), Token);
        }
    }

    /// <summary>A day, and the night's revocation lists.</summary>
    public Task NightAsync() => clock.SkipAsync(TimeSpan.FromDays(1), Token);
}
