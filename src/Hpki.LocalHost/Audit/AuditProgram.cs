using Hpki.Registry.Audit;

namespace Hpki.LocalHost.Audit;

/// <summary>The command <c>verify-audit</c>: verifies everything in the data folder and prints what it finds.</summary>
static class AuditProgram
{
    static readonly TimeSpan Piece = TimeSpan.FromSeconds(5);

    /// <returns>The exit code: 1 when something was found.</returns>
    public static async Task<int> RunAsync(CommandLine commandLine, TextWriter output, CancellationToken cancellationToken)
    {
        await using LocalHostApplication application = await LocalHostApplication.StartAsync(
            new LocalHostOptions
            {
                DataFolder = commandLine.InMemory ? null : commandLine.Data ?? Path.Combine(CommandLine.Root, ".local"),
                Port = commandLine.Port ?? 0,
                SeedDemoData = false,
                LogLevel = LogLevel.Warning,
            },
            cancellationToken);
        return await RunAsync(application.Services.GetRequiredService<AuditVerifier>(), output, cancellationToken);
    }

    public static async Task<int> RunAsync(AuditVerifier verifier, TextWriter output, CancellationToken cancellationToken)
    {
        string? next = null;
        int holders = 0;
        long events = 0;
        int findings = 0;
        do
        {
            AuditPage page = await verifier.VerifyAsync(next, Piece, cancellationToken);
            foreach (AuditFinding finding in page.Findings)
            {
                await output.WriteLineAsync(finding.ToString());
            }

            findings += page.Findings.Count;
            holders += page.Holders;
            events += page.Events;
            if (next is null)
            {
                await output.WriteLineAsync(page.SealedUntil is { } day ? $"{page.Seals} seals, the last of {day:yyyy-MM-dd}" : "no seal yet: only the chains themselves can be verified");
            }

            await output.WriteLineAsync($"{holders} holders, {events} events, {findings} findings");
            next = page.Next;
        }
        while (next is not null);
        return findings == 0 ? 0 : 1;
    }
}
