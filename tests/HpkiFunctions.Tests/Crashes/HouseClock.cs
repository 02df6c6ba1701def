using Hpki.LocalRuntime.Clocks;

namespace HpkiFunctions.Tests.Crashes;

/// <summary>A virtual clock for the product.</summary>
static class HouseClock
{
    /// <summary>
    /// It stops for the timers of the flows; timer functions, nightly ones too, go along at each stop and at the end of a skip. In a month they
    /// would set fifty thousand stops of their own.
    /// </summary>
    public static VirtualTime StartingAt(DateTimeOffset start) => new(start) { Grain = TimeSpan.FromDays(365) };
}
