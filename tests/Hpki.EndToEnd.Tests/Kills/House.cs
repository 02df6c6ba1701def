using Hpki.LocalHost;
using Hpki.LocalHost.Storage;
using Hpki.LocalRuntime.Clocks;
using Hpki.Registry.Holders;
using HpkiFunctions.Tests.Crashes;
using Microsoft.Extensions.Logging;

namespace Hpki.EndToEnd.Tests.Kills;

/// <summary>What outlives every host process: the storage, the data folder, the doctors; and the look into it when all has come to rest.</summary>
sealed class House : IAsyncDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("hpki-house-");
    int blobPort;
    int tablePort;
    AzuriteProcess? azurite;

    House()
    {
    }

    /// <summary>How the storage is reached; the same after it was stopped and started again.</summary>
    public string Storage { get; private set; } = "";

    public IReadOnlyList<HolderFile> Doctors { get; private set; } = [];

    /// <summary>Where host processes answer: a port that was free.</summary>
    public Uri Address { get; private set; } = null!;

    public string DataFolder => folder.FullName;

    static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<House> BuildAsync(int doctors)
    {
        House house = new();
        await house.StartStorageAsync();
        await using LocalHostApplication host = await house.OpenAsync(TimeProvider.System);
        house.Address = host.Address;
        house.Doctors = await Task.WhenAll(Enumerable.Range(1, doctors).Select(number => InventedDoctors.RegisterAsync(host.Services, number, Token)));
        return house;
    }

    public async Task StartStorageAsync()
    {
        azurite = await AzuriteProcess.StartAsync(
            new() { DataFolder = Path.Combine(DataFolder, "azurite"), BlobPort = blobPort, TablePort = tablePort }, Token);
        (blobPort, tablePort) = (azurite.BlobEndpoint.Port, azurite.TableEndpoint.Port);
        Storage = azurite.ConnectionString;
    }

    /// <summary>As an operator stops it: it saves its data and ends.</summary>
    public async Task StopStorageAsync()
    {
        await azurite!.DisposeAsync();
        azurite = null;
    }

    /// <summary>A data folder for a second host of the same house: secrets and keys are shared, orchestrations and mailbox its own.</summary>
    public string SecondDataFolder()
    {
        string second = Path.Combine(DataFolder, "second");
        string keys = Directory.CreateDirectory(Path.Combine(second, "authority-keys")).FullName;
        File.Copy(Path.Combine(DataFolder, "secrets.json"), Path.Combine(second, "secrets.json"));
        foreach (string file in Directory.EnumerateFiles(Path.Combine(DataFolder, "authority-keys")))
        {
            File.Copy(file, Path.Combine(keys, Path.GetFileName(file)));
        }

        return second;
    }

    /// <summary>A host in this process, for what goes past HTTP.</summary>
    public Task<LocalHostApplication> OpenAsync(TimeProvider clock) => LocalHostApplication.StartAsync(
        new() { DataFolder = DataFolder, Port = 0, Storage = Storage, SeedDemoData = false, LogLevel = LogLevel.None, Clock = clock }, Token);

    /// <summary>Lets everything come to rest on a virtual clock that begins at <paramref name="now"/>, and says what is broken.</summary>
    public async Task<IReadOnlyList<string>> BrokenAsync(DateTimeOffset now, IReadOnlyList<CaseEnd> cases, IReadOnlyList<DateTimeOffset> kills)
    {
        VirtualTime clock = HouseClock.StartingAt(now);
        await using LocalHostApplication host = await OpenAsync(clock);
        PassingTime time = new(clock);
        await time.HalfAnHourAsync();
        await time.HalfAnHourAsync();
        await time.NightAsync();
        return await new LostReportInvariants(host.Services, host.Mails.All, kills).BrokenAsync(cases, Token);
    }

    public async ValueTask DisposeAsync()
    {
        await (azurite?.DisposeAsync() ?? ValueTask.CompletedTask);
        folder.Delete(recursive: true);
    }
}
