using System.Diagnostics;
using Hpki.LocalHost.Data;
using Hpki.LocalHost.Demo;
using Hpki.LocalHost.Identity;
using Hpki.LocalHost.Seeding;
using Hpki.Procedures.Cards;
using Hpki.Registry.Holders;
using HpkiFunctions.LostReports;

namespace Hpki.LocalHost.Tests;

public sealed class LocalHostLifeTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Kill_OfTheHost_EndsItsAzuriteAndTheNextStartWorksOnTheSameData()
    {
        using var folder = new TemporaryFolder();
        using LocalHostProcess first = await LocalHostProcess.StartAsync(folder.Path, Stop);
        using Process azurite = first.Azurite();

        await first.KillAsync(Stop);

        // Both at once, as when somebody starts the host again immediately.
        await using LocalHostApplication second = await LocalHostApplication.StartAsync(
            new LocalHostOptions { DataFolder = folder.Path, Port = 0, SeedDemoData = false, LogLevel = LogLevel.Warning }, Stop);
        await azurite.WaitForExitAsync(Stop);
        Assert.NotEqual(azurite.Id, second.Azurite.ProcessId);
    }

    [Fact]
    public async Task Kill_OfTheHostRightAfterAnAnswer_LosesNothingThatWasAnswered()
    {
        using var folder = new TemporaryFolder();
        LostReportReceipt receipt;
        using (LocalHostProcess first = await LocalHostProcess.StartAsync(folder.Path, Stop, seed: true))
        {
            using StaffClient reception = await StaffClient.SignInAsync(first.Address, DemoStaffDirectory.Reception, Stop);
            receipt = await reception.PostAsync<LostReportReceipt>(
                "/api/lost-reports",
                new LostReportInput { CardSerial = DemoDoctors.Taro.CardSerial, RevocationWord = DemoDoctors.Taro.RevocationWord },
                Stop);
            await first.KillAsync(Stop);
        }

        await using LocalHostApplication second = await LocalHostApplication.StartAsync(
            new LocalHostOptions { DataFolder = folder.Path, Port = 0, LogLevel = LogLevel.Warning }, Stop);

        HolderFile file = await second.Services.GetRequiredService<HolderRegistry>().OpenAsync(DemoDoctors.Taro.HolderId, Stop);
        Assert.Equal(receipt.RequestId, file.Requests.Single().RequestId);
        Assert.Equal(CardState.Revoked, file.Card(DemoDoctors.Taro.CardSerial).State);
    }

    [Fact]
    public async Task Kill_OfAzurite_StopsTheHostWithAnErrorCode()
    {
        using var folder = new TemporaryFolder();
        using LocalHostProcess host = await LocalHostProcess.StartAsync(folder.Path, Stop);
        using Process azurite = host.Azurite();

        azurite.Kill();

        Assert.Equal(1, await host.ExitAsync(Stop));
    }

    [Fact]
    public async Task StartAsync_SecondOnTheSameFolder_TellsThatItIsInUse()
    {
        using var folder = new TemporaryFolder();
        var options = new LocalHostOptions { DataFolder = folder.Path, Port = 0, SeedDemoData = false, LogLevel = LogLevel.Warning };
        await using LocalHostApplication first = await LocalHostApplication.StartAsync(options, Stop);

        await Assert.ThrowsAsync<DataFolderInUseException>(() => LocalHostApplication.StartAsync(options, Stop));
    }

    [Fact]
    public async Task StartAsync_PortTaken_GivesTheDataFolderBack()
    {
        using var folder = new TemporaryFolder();
        var options = new LocalHostOptions { DataFolder = folder.Path, Port = 0, SeedDemoData = false, LogLevel = LogLevel.None };
        await using LocalHostApplication other = await LocalHostApplication.StartAsync(options with { DataFolder = null }, Stop);

        await Assert.ThrowsAsync<IOException>(() => LocalHostApplication.StartAsync(options with { Port = other.Address.Port }, Stop));

        await using LocalHostApplication next = await LocalHostApplication.StartAsync(options, Stop);
    }
}
