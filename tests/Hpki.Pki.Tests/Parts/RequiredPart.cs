using System.Diagnostics;

namespace Hpki.Pki.Tests.Parts;

/// <summary>Programs that judge our results. A missing one skips a test, or fails it where all parts are promised (HPKI_TEST_PARTS=required).</summary>
static class RequiredPart
{
    public static void Tool(string name)
    {
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        if (folders.Any(folder => File.Exists(Path.Combine(folder, name)) || File.Exists(Path.Combine(folder, name + ".exe"))))
        {
            return;
        }

        if (Environment.GetEnvironmentVariable("HPKI_TEST_PARTS") == "required")
        {
            Assert.Fail($"The program '{name}' is required but not installed.");
        }

        Assert.Skip($"The program '{name}' is not installed.");
    }

    public static async Task<ProgramResult> RunAsync(string tool, params string[] arguments)
    {
        Tool(tool);
        using Process process = Process.Start(new ProcessStartInfo(tool, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })
            ?? throw new InvalidOperationException($"{tool} did not start.");
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new(process.ExitCode, await output, await error);
    }
}

sealed record ProgramResult(int ExitCode, string Output, string Error);
