namespace Hpki.Console.Tests.Browser;

/// <summary>
/// A part of the machine that a test needs. Where it is missing the test is skipped with the reason, unless HPKI_TEST_PARTS=required
/// (as ./test sets): then it fails.
/// </summary>
static class RequiredPart
{
    public static string Chromium()
    {
        string[] places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
        string? path = places.FirstOrDefault(File.Exists);
        if (path is null)
        {
            const string Reason = "Chromium is not installed; install the Debian package 'chromium'.";
            Assert.SkipUnless(Environment.GetEnvironmentVariable("HPKI_TEST_PARTS") == "required", Reason);
            Assert.Fail(Reason);
        }

        return path!;
    }
}
