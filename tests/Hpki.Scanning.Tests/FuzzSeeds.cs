using System.Globalization;

namespace Hpki.Scanning.Tests;

/// <summary>
/// Which seeds a fuzzing test goes through: always the same few in the short run, and under HPKI_TEST_LONG many from a beginning that chance
/// draws and the test tells; HPKI_TEST_SEED repeats one.
/// </summary>
static class FuzzSeeds
{
    public static bool IsLong => Environment.GetEnvironmentVariable("HPKI_TEST_LONG") == "1";

    public static IEnumerable<int> Take(int few, int many)
    {
        var first = Environment.GetEnvironmentVariable("HPKI_TEST_SEED") is { Length: > 0 } given ? int.Parse(given, CultureInfo.InvariantCulture)
            : IsLong ? Random.Shared.Next(1_000_000_000) : 0;
        TestContext.Current.SendDiagnosticMessage($"{TestContext.Current.Test?.TestDisplayName}: seeds from {first}");
        return Enumerable.Range(first, IsLong ? many : few);
    }
}
