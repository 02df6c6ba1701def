namespace Hpki.LocalHost.Demo;

static class Verify
{
    /// <exception cref="DemoFailedException">It is not so.</exception>
    public static void That(bool condition, string expectation)
    {
        if (!condition)
        {
            throw new DemoFailedException($"Expected: {expectation}.");
        }
    }
}
