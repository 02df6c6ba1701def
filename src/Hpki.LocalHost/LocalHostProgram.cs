using System.Globalization;
using System.Text;
using Hpki.LocalHost.Demo;
using Hpki.LocalHost.Seeding;

namespace Hpki.LocalHost;

/// <summary>What the program does for people: serve them, or show them the story.</summary>
static class LocalHostProgram
{
    /// <summary>Serves until it is told to stop.</summary>
    public static async Task<int> ServeAsync(CommandLine commandLine)
    {
        await using LocalHostApplication application = await LocalHostApplication.StartAsync(
            new LocalHostOptions
            {
                DataFolder = commandLine.InMemory ? null : commandLine.Data ?? Path.Combine(CommandLine.Root, ".local"),
                Port = commandLine.Port ?? LocalHostOptions.DefaultPort,
                SeedDemoData = commandLine.Seed,
                ReportDeliveries = true,
                BureauWorksByItself = true,
                Storage = commandLine.Storage,
                Clock = Clock(commandLine),
            },
            CancellationToken.None);
        if (commandLine.Register > 0)
        {
            System.Console.WriteLine($"  Registering {commandLine.Register} invented cards ...");
            await application.Services.GetRequiredService<SampleRegister>().FillAsync(commandLine.Register, CancellationToken.None);
        }
        System.Console.WriteLine(Welcome(application.Address, commandLine.Seed));
        return await application.WaitForShutdownAsync(CancellationToken.None);
    }

    /// <summary>Plays the demonstration in a data folder of its own, which is deleted when all went well.</summary>
    public static async Task<int> DemonstrateAsync(CommandLine commandLine)
    {
        using var stop = new CancellationTokenSource();
        System.Console.CancelKeyPress += (_, key) =>
        {
            key.Cancel = true;
            stop.Cancel();
        };
        string started = TimeProvider.System.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        string own = Path.Combine(CommandLine.Root, ".local", $"demo-{started}-{Environment.ProcessId}");
        var options = new LocalHostOptions
        {
            DataFolder = commandLine.InMemory ? null : commandLine.Data ?? own,
            Port = commandLine.Port ?? 0,
            SeedDemoData = false,
            LogLevel = LogLevel.Warning,
            Storage = commandLine.Storage,
            Clock = Clock(commandLine),
        };
        int exitCode = await DemoProgram.RunAsync(options, Path.Combine(CommandLine.Root, "out", "demo"), System.Console.Out, stop.Token);
        if (exitCode == 0 && Directory.Exists(own))
        {
            Directory.Delete(own, recursive: true);
        }
        return exitCode;
    }

    static TimeProvider Clock(CommandLine commandLine) => commandLine.Ahead == TimeSpan.Zero ? TimeProvider.System : new AheadClock(commandLine.Ahead);

    static string Welcome(Uri address, bool seeded)
    {
        var text = new StringBuilder($"""

              HpkiFunctions is running: {address}

                1. Open {address}sign-in and choose 受付 はなこ (reception).
                2. Choose 紛失の電話, find a card, take the call: its certificates are revoked at once.
                3. Choose 失効リスト: they are on the published lists. Mails to the doctor: {address}mailbox

              Ctrl-C stops it.

            """);
        if (seeded)
        {
            text.AppendLine().AppendLine("  Invented doctors (氏名, カード番号, 失効用合言葉):");
            foreach (DemoDoctor doctor in DemoDoctors.All)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"    {doctor.Name}  {doctor.CardSerial}  {doctor.RevocationWord}");
            }
        }
        return text.ToString();
    }
}
