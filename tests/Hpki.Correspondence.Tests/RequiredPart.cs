using System.Diagnostics;

namespace Hpki.Correspondence.Tests;

/// <summary>Runs a judge that comes from Debian. Without it the test is skipped, or fails when <c>HPKI_TEST_PARTS=required</c>.</summary>
static class RequiredPart
{
    public static async Task<byte[]> RunAsync(string program, string[] arguments, CancellationToken cancellationToken)
    {
        Find(program);
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        using var output = new MemoryStream();
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.StandardOutput.BaseStream.CopyToAsync(output, cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        Assert.True(process.ExitCode == 0, $"{program} ended with {process.ExitCode}: {await errors}");
        return output.ToArray();
    }

    static void Find(string program)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        if (!folders.Any(folder => File.Exists(Path.Combine(folder, program))))
        {
            var reason = $"{program} is not installed; ./test installs it.";
            if (Environment.GetEnvironmentVariable("HPKI_TEST_PARTS") == "required")
            {
                Assert.Fail(reason);
            }
            Assert.Skip(reason);
        }
    }
}
