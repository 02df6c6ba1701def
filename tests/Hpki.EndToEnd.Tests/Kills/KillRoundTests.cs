using System.Globalization;

namespace Hpki.EndToEnd.Tests.Kills;

/// <summary>
/// <c>kill -9</c> at random moments of twenty cases at once. One short round; with HPKI_TEST_LONG=1 HPKI_TEST_ROUNDS (200) long ones. A round
/// is played again with HPKI_TEST_SEED; the machine's pace is the one thing that the seed does not say.
/// </summary>
public sealed class KillRoundTests(ITestOutputHelper output)
{
    const int Cases = 20;

    // No round takes a tenth of it: one that is not over by then stands still, and says where.
    static readonly TimeSpan RoundPatience = TimeSpan.FromMilliseconds(Patience.Milliseconds);

    [Fact]
    public async Task Host_KilledAtRandomMoments_BringsEveryCaseToItsEnd()
    {
        bool isLong = Environment.GetEnvironmentVariable("HPKI_TEST_LONG") == "1";
        int rounds = isLong ? Setting("HPKI_TEST_ROUNDS") ?? 200 : 1;
        int first = Setting("HPKI_TEST_SEED") ?? Random.Shared.Next();
        List<string> broken = [];
        for (int round = 0; round < rounds; round++)
        {
            int seed = first + round;
            output.WriteLine($"HPKI_TEST_SEED={seed}");
            using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            patience.CancelAfter(RoundPatience);
            KillRound played = new(seed, Cases, isLong ? 8 : 2, output, patience.Token);
            try
            {
                broken.AddRange((await played.RunAsync()).Select(problem => $"Seed {seed}: {problem}"));
            }
            catch (OperationCanceledException) when (patience.IsCancellationRequested && !TestContext.Current.CancellationToken.IsCancellationRequested)
            {
                broken.Add($"Seed {seed}: not over after {RoundPatience.TotalMinutes} minutes: {string.Join("; ", played.Open)}");
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                broken.Add($"Seed {seed}: the round breaks off: {error}");
            }
        }

        broken.ForEach(output.WriteLine);
        Assert.Empty(broken);
    }

    static int? Setting(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : null;
}
