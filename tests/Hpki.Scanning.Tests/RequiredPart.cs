using System.Diagnostics;

namespace Hpki.Scanning.Tests;

/// <summary>Debian tools that judge our results. Missing ones skip a test, or fail it where all parts are promised (HPKI_TEST_PARTS=required).</summary>
static class RequiredPart
{
    public static void Tool(string name)
    {
        var present = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(d => File.Exists(Path.Combine(d, name)));
        if (present)
        {
            return;
        }

        if (Environment.GetEnvironmentVariable("HPKI_TEST_PARTS") == "required")
        {
            Assert.Fail($"The tool '{name}' is required but not installed.");
        }

        Assert.Skip($"The tool '{name}' is not installed.");
    }

    public static async Task RunAsync(string tool, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(tool, arguments) { RedirectStandardError = true })
            ?? throw new InvalidOperationException($"{tool} did not start.");
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"{tool}: {error}");
    }
}
