using Hpki.Registry.Model;

namespace Hpki.Registry.Tests;

public sealed class MailLifeCycleTests
{
    static readonly MailEvent[] Reports =
    [
        MailEvent.Processed, MailEvent.Delayed, MailEvent.Delivered, MailEvent.Blocked, MailEvent.Dropped, MailEvent.Bounced,
        MailEvent.SpamReported, MailEvent.Unsubscribed,
    ];

    /// <summary>What can be heard of one mail: up to four reports, and what handing it over said, which may be heard of last.</summary>
    static IEnumerable<MailEvent[]> Stories() =>
        from told in new[] { MailEvent.Accepted, MailEvent.AnswerLost, MailEvent.AskedToWait, MailEvent.Refused }
        from reports in Choices(Reports, 4)
        select (MailEvent[])[told, .. reports];

    [Fact]
    public void After_EveryOrderOfTheSameEvents_EndsInTheSameState()
    {
        int stories = 0;
        foreach (MailEvent[] story in Stories())
        {
            MailState[] ends = [.. Permutations(story).Select(order => End(order)).Distinct()];
            Assert.True(ends.Length == 1, $"{string.Join(", ", story)} ends as {string.Join(" or ", ends)}.");
            stories++;
        }

        Assert.Equal(4 * (1 + 8 + 28 + 56 + 70), stories);
    }

    [Fact]
    public void After_EveryEventTwice_ChangesNothingTheSecondTime()
    {
        Assert.All(Stories(), story => Assert.Equal(End(story), End([.. story, .. story])));
        Assert.All(Stories(), story => Assert.Equal(End(story), End(story.SelectMany(e => new[] { e, e }))));
    }

    [Theory]
    [InlineData(MailState.Bounced)]
    [InlineData(MailState.Failed)]
    public void After_BouncedOrFailed_IsNeverSentAgain(MailState state)
    {
        Assert.All(Enum.GetValues<MailEvent>(), e => Assert.Contains(MailLifeCycle.After(state, e), new[] { MailState.Bounced, MailState.Failed }));
    }

    [Theory]
    [InlineData(MailState.Intended, MailEvent.Processed, MailState.Sent)]
    [InlineData(MailState.Unknown, MailEvent.Delivered, MailState.Delivered)]
    [InlineData(MailState.Unknown, MailEvent.AskedToWait, MailState.Unknown)]
    [InlineData(MailState.Delivered, MailEvent.Accepted, MailState.Delivered)]
    [InlineData(MailState.Delivered, MailEvent.Bounced, MailState.Bounced)]
    [InlineData(MailState.Sent, MailEvent.Delayed, MailState.Sent)]
    [InlineData(MailState.Deferred, MailEvent.GivenUp, MailState.Failed)]
    [InlineData(MailState.Unknown, MailEvent.GivenUp, MailState.Unknown)]
    public void After_Event_LeadsOn(MailState state, MailEvent happened, MailState expected) =>
        Assert.Equal(expected, MailLifeCycle.After(state, happened));

    [Fact]
    public void Transitions_Any_LeadsToAStateThatIsNotLeftBackwards()
    {
        Assert.NotEmpty(MailLifeCycle.Transitions);
        Assert.All(MailLifeCycle.Transitions, there => Assert.DoesNotContain(
            MailLifeCycle.Transitions, back => back.From == there.To && back.To == there.From));
    }

    static MailState End(IEnumerable<MailEvent> events) => events.Aggregate(MailState.Intended, MailLifeCycle.After);

    static IEnumerable<MailEvent[]> Choices(MailEvent[] from, int most)
    {
        for (int bits = 0; bits < 1 << from.Length; bits++)
        {
            if (int.PopCount(bits) <= most)
            {
                yield return [.. from.Where((_, i) => (bits & 1 << i) != 0)];
            }
        }
    }

    static IEnumerable<MailEvent[]> Permutations(MailEvent[] events) => events.Length <= 1
        ? [events]
        : events.SelectMany((first, i) => Permutations([.. events.Where((_, j) => j != i)]).Select(rest => (MailEvent[])[first, .. rest]));
}
