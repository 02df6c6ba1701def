namespace Hpki.LocalHost;

/// <summary>What the program does when it serves people.</summary>
static class LocalHostProgram
{
    public static async Task<int> ServeAsync(CommandLine commandLine)
    {
        await using LocalHostApplication application = await LocalHostApplication.StartAsync(Options(commandLine), CancellationToken.None);
        System.Console.WriteLine(Welcome(application.Address));
        return await application.WaitForShutdownAsync(CancellationToken.None);
    }

    static LocalHostOptions Options(CommandLine commandLine) => new()
    {
        DataFolder = commandLine.InMemory ? null : commandLine.Data ?? Path.Combine(CommandLine.Root, ".local"),
        Port = commandLine.Port ?? LocalHostOptions.DefaultPort,
        SeedDemoData = commandLine.Seed,
    };

    static string Welcome(Uri address) => $"""

          HpkiFunctions is running: {address}

            1. Open {address}sign-in and choose 受付 はなこ.
            2. 紛失の電話: search 見本, choose a card, take the call.
            3. 失効リスト: the certificates are on the published list.
            Mails to the doctors: {address}mailbox

          Ctrl-C stops it.

        """;
}
