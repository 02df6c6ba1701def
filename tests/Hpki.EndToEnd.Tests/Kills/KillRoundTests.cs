using System.Globalization;

namespace Hpki.EndToEnd.Tests.Kills;

/// <summary>
/// <c>kill -9</c> at random moments of twenty cases at once. One short round; with HPKI_TEST_LONG=1 HPKI_TEST_ROUNDS (200) long ones. A round
/// is played again with HPKI_TEST_SEED; the machine's pace is the one thing that the seed does not say.
/// </summary>
public sealed class KillRoundTests(ITestOutputHelper output)
{
    const int Cases = 20;

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
            try
            {
                broken.AddRange((await new KillRound(seed, Cases, isLong ? 8 : 2, output).RunAsync()).Select(problem => $"Seed {seed}: {problem}"));
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
