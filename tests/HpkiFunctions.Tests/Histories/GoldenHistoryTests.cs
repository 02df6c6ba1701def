using System.Globalization;
using Hpki.LocalRuntime.Durable.Recording;
using Hpki.LocalRuntime.Functions;

namespace HpkiFunctions.Tests.Histories;

/// <summary>
/// Today's orchestrators against the recorded histories: what is under way must be able to go on. How a flow is changed without breaking
/// this is in docs/changing-a-flow.md.
/// </summary>
public sealed class GoldenHistoryTests(GoldenHistoryTests.Orchestrators orchestrators) : IClassFixture<GoldenHistoryTests.Orchestrators>
{
    public static TheoryData<string> Names { get; } = [.. GoldenHistory.Names];

    /// <summary>Each turn is worked out from the start, so a history is tried from every turn on which an engine could have been restarted.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Replay_OfARecordedHistory_TakesTheSameSteps(string name)
    {
        RecordedHistory history = GoldenHistory.Read(name);

        Replay(history);

        Assert.Equal(name, $"{history.Orchestrator}/{history.Branch}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Replay_UnderAnotherCulture_TakesTheSameSteps(string name)
    {
        RecordedHistory history = GoldenHistory.Read(name);
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            // Another calendar, another digit grouping, another minus.
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("fa-IR");

            Replay(history);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Recorded_History_HasEnded(string name)
    {
        RecordedHistory history = GoldenHistory.Read(name);

        Assert.All(history.Rounds.SkipLast(1), round => Assert.Equal("continued", round.Turns[^1].End?.Kind));
        Assert.Equal("completed", history.Rounds[^1].Turns[^1].End?.Kind);
    }

    // Where to look stands in the message: the recorded file and the flow's own.
    void Replay(RecordedHistory history)
    {
        try
        {
            orchestrators.App.Engine.Replay(history);
        }
        catch (HistoryMismatchException mismatch)
        {
            Assert.Fail($"{mismatch.Message} Recorded in {GoldenHistory.FileOf(history)}, taken by {GoldenHistory.SourceOf(history.Orchestrator)}; docs/changing-a-flow.md says what to do.");
        }
    }

    public sealed class Orchestrators : IAsyncLifetime
    {
        LocalFunctionApp? app;

        public LocalFunctionApp App => app!;

        public async ValueTask InitializeAsync() => app = await GoldenHistory.AppAsync();

        public ValueTask DisposeAsync() => App.DisposeAsync();
    }
}
