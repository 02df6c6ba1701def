using Hpki.Procedures.Letters;

namespace Hpki.Procedures.Tests.Letters;

public sealed class LetterLifeCycleTests
{
    static readonly (LetterState From, LetterEvent Event, LetterState To)[] Table =
    [
        (LetterState.Queued, LetterEvent.Print, LetterState.Printed),
        (LetterState.Queued, LetterEvent.Cancel, LetterState.Cancelled),
        (LetterState.Printed, LetterEvent.Misprint, LetterState.Queued),
        (LetterState.Printed, LetterEvent.Post, LetterState.Posted),
        (LetterState.Printed, LetterEvent.Cancel, LetterState.Cancelled),
        (LetterState.Posted, LetterEvent.ConfirmDelivery, LetterState.Delivered),
        (LetterState.Posted, LetterEvent.Return, LetterState.Returned),
        (LetterState.Delivered, LetterEvent.Return, LetterState.Returned),
    ];

    public static TheoryData<LetterState, LetterEvent> EveryPair =>
        [.. from state in Enum.GetValues<LetterState>() from happened in Enum.GetValues<LetterEvent>() select (state, happened)];

    [Theory]
    [MemberData(nameof(EveryPair))]
    public void After_EveryPair_FollowsTheTableOrThrows(LetterState state, LetterEvent happened)
    {
        LetterState? expected = Table.Where(line => line.From == state && line.Event == happened).Select(line => (LetterState?)line.To).SingleOrDefault();

        Assert.Equal(expected is not null, LetterLifeCycle.Allows(state, happened));
        if (expected is { } next)
        {
            Assert.Equal(next, LetterLifeCycle.After(state, happened));
        }
        else
        {
            IllegalLetterTransitionException refused = Assert.Throws<IllegalLetterTransitionException>(() => LetterLifeCycle.After(state, happened));
            Assert.Equal((state, happened), (refused.State, refused.Event));
        }
    }

    [Fact]
    public void Transitions_AreTheTable() =>
        Assert.Equal(Table, LetterLifeCycle.Transitions.Select(line => (line.From, line.Event, line.To)));

    [Fact]
    public void IsInQueue_UntilPosted() =>
        Assert.Equal([LetterState.Queued, LetterState.Printed], Enum.GetValues<LetterState>().Where(state => state.IsInQueue()));

    [Fact]
    public void EveryState_IsReachedFromTheFirst()
    {
        HashSet<LetterState> reached = [LetterState.Queued];
        while (LetterLifeCycle.Transitions.Any(line => reached.Contains(line.From) && reached.Add(line.To)))
        {
        }

        Assert.Equal(Enum.GetValues<LetterState>().Length, reached.Count);
    }
}
