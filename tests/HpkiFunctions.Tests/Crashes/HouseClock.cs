using Hpki.LocalRuntime.Clocks;

namespace HpkiFunctions.Tests.Crashes;

/// <summary>A virtual clock for the product.</summary>
static class HouseClock
{
    /// <summary>
    /// It stops for the timers of the flows and for what comes once a day; the sweeps of every few minutes go along at each stop, for in a
    /// month there are fifty thousand.
    /// </summary>
    public static VirtualTime StartingAt(DateTimeOffset start) => new(start) { Grain = TimeSpan.FromDays(1) };
}
