using System.Net;
using System.Text.Json;
using Hpki.LocalHost;
using Hpki.LocalHost.Identity;
using HpkiFunctions.LostReports;
using HpkiFunctions.Tests.Crashes;
using Microsoft.Extensions.Time.Testing;

namespace Hpki.EndToEnd.Tests.Kills;

/// <summary>The storage is stopped in the middle of cases and comes back: who asks meanwhile is told, and everything goes on by itself.</summary>
public sealed class StorageOutageTests
{
    const int Cases = 8;

    // The house's clock runs faster than the machine's, so that its minutes of patience cost seconds.
    static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(200);
    static readonly TimeSpan HouseTimePerTick = TimeSpan.FromSeconds(10);

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = Patience.Milliseconds)]
    public async Task Storage_StoppedAndStartedAgain_LosesNothingAndStopsNothingForGood()
    {
        await using House house = await House.BuildAsync(Cases);
        FakeTimeProvider clock = new(TimeProvider.System.GetUtcNow());
        LostReportCase[] cases;
        List<DateTimeOffset> outage = [];
        await using (LocalHostApplication host = await house.OpenAsync(clock))
        {
            using PatientStaff reception = new(host.Address, DemoStaffDirectory.Reception);
            using PatientStaff examiner = new(host.Address, DemoStaffDirectory.Examiner);
            using PatientStaff approver = new(host.Address, DemoStaffDirectory.Approver);
            cases =
            [
                .. house.Doctors.Select((doctor, index) => new LostReportCase(
                    doctor.Holder.HolderId, doctor.Cards[0].CardSerial, (CaseCourse)(index % 4), TimeSpan.FromMilliseconds(300 * index), [reception, examiner, approver])),
            ];
            using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
            Task time = RunClockAsync(clock, stop.Token);
            Task[] played = [.. cases[1..].Select(one => one.PlayAsync(Token))];
            await Task.WhenAny(played);

            DateTimeOffset from = clock.GetUtcNow();
            await house.StopStorageAsync();
            string serial = house.Doctors[0].Cards[0].CardSerial;
            (HttpStatusCode status, string body) = await reception.PostOnceAsync(
                "/api/lost-reports", new LostReportInput { CardSerial = serial, RevocationWord = InventedDoctors.RevocationWord }, $"call-{serial}", Token);
            await house.StartStorageAsync();
            for (DateTimeOffset moment = from; moment <= clock.GetUtcNow(); moment += HouseTimePerTick)
            {
                outage.Add(moment);
            }

            // The call of the first case, with the same key, and all that follows.
            await Task.WhenAll([cases[0].PlayAsync(Token), .. played]);
            await stop.CancelAsync();
            await time;
            Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
            using JsonDocument problem = JsonDocument.Parse(body);
            Assert.Equal("storage-unavailable", problem.RootElement.GetProperty("code").GetString());
        }

        Assert.Empty(await house.BrokenAsync(clock.GetUtcNow(), [.. cases.Select(one => one.End)], outage));
    }

    static async Task RunClockAsync(FakeTimeProvider clock, CancellationToken stop)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Tick, stop);
                clock.Advance(HouseTimePerTick);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The cases are over.
        }
    }
}
