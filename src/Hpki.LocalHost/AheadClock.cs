namespace Hpki.LocalHost;

/// <summary>The machine's clock, ahead by a fixed time: what is due in a week can be seen today.</summary>
sealed class AheadClock(TimeSpan ahead) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + ahead;
}
