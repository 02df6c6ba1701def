using Hpki.LocalHost;
using Hpki.LocalHost.Identity;
using Hpki.LocalRuntime.Clocks;
using Hpki.Registry.Holders;
using HpkiFunctions.LostReports;
using HpkiFunctions.Tests.Crashes;

namespace Hpki.EndToEnd.Tests.Kills;

/// <summary>Two hosts, each a process, write the same revocation lists at once.</summary>
public sealed class TwoProcessTests
{
    const int Doctors = 50;

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = Patience.Milliseconds)]
    public async Task Revocations_FiftyAtOnceFromTwoProcesses_AreAllOnTheFinalLists()
    {
        await using House house = await House.BuildAsync(Doctors);
        Uri secondAddress = await FreeAddressAsync(house);
        using HostProcess first = HostProcess.Start(house.DataFolder, house.Address.Port, house.Storage, TimeSpan.Zero);
        using HostProcess second = HostProcess.Start(house.SecondDataFolder(), secondAddress.Port, house.Storage, TimeSpan.Zero);
        await Task.WhenAll(first.Ready, second.Ready);
        using PatientStaff here = new(house.Address, DemoStaffDirectory.Reception);
        using PatientStaff there = new(secondAddress, DemoStaffDirectory.Reception);

        Task<LostReportReceipt[]> calls = Task.WhenAll(house.Doctors.Select((doctor, index) => CallAsync(index % 2 == 0 ? here : there, doctor)));
        await await Task.WhenAny(calls, first.Ended, second.Ended);
        LostReportReceipt[] receipts = await calls;
        await Task.WhenAll(first.KillAsync(Token), second.KillAsync(Token));

        Assert.Equal(Doctors, receipts.Select(receipt => receipt.OrderId).Distinct().Count());
        VirtualTime clock = HouseClock.StartingAt(TimeProvider.System.GetUtcNow());
        await using LocalHostApplication host = await house.OpenAsync(clock);
        PassingTime time = new(clock);
        await time.HalfAnHourAsync();
        await time.NightAsync();
        Assert.Empty(await new RevocationInvariants(host.Services).BrokenAsync(Token));
        Assert.Empty(await new TimelineInvariants(host.Services).BrokenAsync(Token));
        Assert.Empty(await new UnfinishedBusiness(host.Services).BrokenAsync(Token));
        Assert.Empty(await new ProjectionInvariants(host.Services).BrokenAsync(Token));
    }

    static Task<LostReportReceipt> CallAsync(PatientStaff staff, HolderFile doctor) => staff.PostAsync<LostReportReceipt>(
        "/api/lost-reports",
        new LostReportInput { CardSerial = doctor.Cards[0].CardSerial, RevocationWord = InventedDoctors.RevocationWord },
        $"call-{doctor.Cards[0].CardSerial}",
        Token);

    static async Task<Uri> FreeAddressAsync(House house)
    {
        await using LocalHostApplication host = await house.OpenAsync(TimeProvider.System);
        return host.Address;
    }
}
