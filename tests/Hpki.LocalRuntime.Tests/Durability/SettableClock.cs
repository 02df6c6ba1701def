using Microsoft.Extensions.Time.Testing;

namespace Hpki.LocalRuntime.Tests.Durability;

/// <summary>A clock whose time can be set, forward and back, without its timers taking notice: they count what has passed, as those of the system do.</summary>
sealed class SettableClock(DateTimeOffset start) : TimeProvider
{
    readonly FakeTimeProvider _passed = new(start);
    TimeSpan _set;

    public override DateTimeOffset GetUtcNow() => _passed.GetUtcNow() + _set;

    public override long GetTimestamp() => _passed.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        => _passed.CreateTimer(callback, state, dueTime, period);

    public void Set(DateTimeOffset now) => _set += now - GetUtcNow();

    public void Advance(TimeSpan time) => _passed.Advance(time);
}
