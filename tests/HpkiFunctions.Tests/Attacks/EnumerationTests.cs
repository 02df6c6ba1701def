using System.Diagnostics.Metrics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using Hpki.Console;
using Hpki.Console.Search;
using Hpki.LocalHost.Identity;
using Hpki.LocalHost.Seeding;
using Hpki.Procedures.Calendar;
using Hpki.Procedures.Cards;
using Hpki.Registry.Audit;
using HpkiFunctions.Access;
using HpkiFunctions.Tests.Flows;
using HpkiFunctions.Tests.Pages;
using Microsoft.Extensions.Time.Testing;

namespace HpkiFunctions.Tests.Attacks;

/// <summary>A member of staff who walks through numbers, or reads more than anyone's work asks for.</summary>
public sealed class EnumerationTests(EnumerationTests.Host host) : IClassFixture<EnumerationTests.Host>
{
    public static TheoryData<string> Numbers => ["request", "holder", "card", "registration", "page search", "task", "scan", "tray", "call"];

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task Misses_AboveTheLimit_Are429InWordsWithTheTimeToWait(string number)
    {
        host.Rest();
        using StaffSession reception = await StaffSession.SignInAsync(host, DemoStaffDirectory.Reception);
        string token = StaffSession.TokenOf(await reception.PageAsync(ConsoleRoutes.Search));
        for (int miss = 0; miss < Host.Misses; miss++)
        {
            HttpResponseMessage before = await MissAsync(reception, token, number, miss);
            Assert.True((int)before.StatusCode is 200 or 404, $"Miss {miss} of {number}: {(int)before.StatusCode}");
        }

        HttpResponseMessage api = await reception.GetAsync("/api/requests/K7M4PX9TWE", ("Accept", "application/json"));
        HttpResponseMessage page = await reception.PostAsync(ConsoleRoutes.Search, token, (SearchFields.Query, DemoDoctors.Hanako.MedicalRegistrationNumber));

        await ClearAnswer.AssertAsync(api, HttpStatusCode.TooManyRequests, number);
        await ClearAnswer.AssertAsync(page, HttpStatusCode.TooManyRequests, number);
        Assert.InRange(api.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(Host.MissMinutes));
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task Misses_AndTheRefusalAfterThem_LeaveALineEachWithoutWhatWasTyped(string number)
    {
        host.Rest();
        using StaffSession reception = await StaffSession.SignInAsync(host, DemoStaffDirectory.Reception);
        string token = StaffSession.TokenOf(await reception.PageAsync(ConsoleRoutes.Search));
        for (int miss = 0; miss < Host.Misses; miss++)
        {
            await MissAsync(reception, token, number, miss);
        }

        await SearchAsync(reception, "MedicalRegistrationNumber", "899999");

        AccessEntry[] lines = await LinesOfNowAsync();
        AccessEntry refused = Assert.Single(lines, line => line.Outcome == "too-many-lookups");
        AccessEntry[] missed = [.. lines.Except([refused])];
        Assert.Equal(("SearchHolders", Host.Misses), (refused.What, missed.Length));
        Assert.All(missed, line => Assert.True(line.Outcome is "nothing-found" || line.Outcome.StartsWith("unknown-", StringComparison.Ordinal), line.Outcome));
        Assert.All(lines, line =>
        {
            Assert.Equal(DemoStaffDirectory.Reception.StaffId, line.Staff);
            Assert.NotEmpty(line.Call);
            Assert.Empty(line.Holders);
            Assert.Null(line.Path);
        });
    }

    [Fact]
    public async Task Slip_LeavesNoLine_ForNobodyWasLookedFor()
    {
        host.Rest();
        using StaffSession reception = await StaffSession.SignInAsync(host, DemoStaffDirectory.Reception);

        await reception.GetAsync("/api/requests/NOT-A-NUMBER");

        Assert.Empty(await LinesOfNowAsync());
    }

    [Fact]
    public async Task Call_OfSomeoneAboveTheLimit_IsTakenAllTheSame()
    {
        host.Rest();
        using StaffSession reception = await StaffSession.SignInAsync(host, DemoStaffDirectory.Reception);
        string token = StaffSession.TokenOf(await reception.PageAsync(ConsoleRoutes.Search));
        for (int miss = 0; miss < Host.Misses * 3; miss++)
        {
            await MissAsync(reception, token, miss < Host.Misses ? "registration" : "call", miss);
        }

        HttpResponseMessage find = await reception.PostAsync(ConsoleRoutes.FindForCall, token, (SearchFields.Query, DemoDoctors.Hanako.FamilyKana));
        HttpResponseMessage page = await reception.CallAsync(DemoDoctors.Hanako);
        HttpResponseMessage api = await reception.SendAsync(HttpMethod.Post, "/api/lost-reports",
            JsonContent.Create(new { cardSerial = DemoDoctors.Taro.CardSerial, revocationWord = DemoDoctors.Taro.RevocationWord }), ("Idempotency-Key", "call-above-limit"));

        Assert.Equal(HttpStatusCode.TooManyRequests, (await reception.GetAsync("/api/requests/K7M4PX9TWE")).StatusCode);
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.SeeOther, HttpStatusCode.Created], [find.StatusCode, page.StatusCode, api.StatusCode]);
        Assert.Equal(CardState.Revoked, Assert.Single((await host.FileOfAsync(DemoDoctors.Hanako)).Cards).State);
        Assert.Equal(CardState.Revoked, Assert.Single((await host.FileOfAsync(DemoDoctors.Taro)).Cards).State);
    }

    [Fact]
    public async Task Limit_AfterItsWindow_LetsGoOn_AndNeverHeldAnybodyElse()
    {
        host.Rest();
        using StaffSession reception = await StaffSession.SignInAsync(host, DemoStaffDirectory.Reception);
        using StaffSession examiner = await StaffSession.SignInAsync(host, DemoStaffDirectory.Examiner);
        string token = StaffSession.TokenOf(await reception.PageAsync(ConsoleRoutes.Search));
        for (int miss = 0; miss < Host.Misses; miss++)
        {
            await MissAsync(reception, token, "request", miss);
        }

        HttpStatusCode held = (await reception.GetAsync("/api/requests/K7M4PX9TWE")).StatusCode;
        HttpStatusCode other = (await examiner.GetAsync("/api/requests/K7M4PX9TWE")).StatusCode;
        host.VirtualClock.Advance(TimeSpan.FromMinutes(Host.MissMinutes));
        HttpStatusCode later = (await reception.GetAsync("/api/requests/K7M4PX9TWE")).StatusCode;

        Assert.Equal([HttpStatusCode.TooManyRequests, HttpStatusCode.NotFound, HttpStatusCode.NotFound], [held, other, later]);
    }

    [Fact]
    public async Task Slips_OfTheKeyboard_DoNotCount()
    {
        host.Rest();
        using StaffSession reception = await StaffSession.SignInAsync(host, DemoStaffDirectory.Reception);
        for (int slip = 0; slip < Host.Misses * 2; slip++)
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await reception.GetAsync("/api/requests/NOT-A-NUMBER")).StatusCode);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await reception.GetAsync("/api/requests/K7M4PX9TWE")).StatusCode);
    }

    [Fact]
    public async Task Looks_AboveTheLimit_Are429_ButListsAndTasksGoOn()
    {
        host.Rest();
        using StaffSession reception = await StaffSession.SignInAsync(host, DemoStaffDirectory.Reception);
        string holder = ConsoleRoutes.Holder((await host.FileOfAsync(DemoDoctors.Ichiro)).Holder.HolderId);
        for (int look = 0; look < Host.Looks; look++)
        {
            Assert.Equal(HttpStatusCode.OK, (await reception.GetAsync(holder)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await reception.GetAsync(holder)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await reception.GetAsync(ConsoleRoutes.Tasks)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await reception.GetAsync(ConsoleRoutes.NewLostReportFor(DemoDoctors.Ichiro.CardSerial))).StatusCode);
    }

    [Fact]
    public async Task Alarm_ForOneWindow_IsRaisedOnce()
    {
        host.Rest();
        using StaffSession reception = await StaffSession.SignInAsync(host, DemoStaffDirectory.Reception);
        string token = StaffSession.TokenOf(await reception.PageAsync(ConsoleRoutes.Search));
        using Recorded recorded = new(host.Get<IMeterFactory>());
        for (int miss = 0; miss < Host.Misses * 3; miss++)
        {
            await MissAsync(reception, token, "call", miss);
        }

        long first = recorded["lookups.alarms"];
        host.Rest();
        using StaffSession again = await StaffSession.SignInAsync(host, DemoStaffDirectory.Reception);
        for (int miss = 0; miss < Host.Misses; miss++)
        {
            await MissAsync(again, token, "registration", miss);
        }

        await again.GetAsync("/api/requests/K7M4PX9TWE");

        Assert.Equal((1, 2), (first, recorded["lookups.alarms"]));
        Assert.Equal((Host.Misses * 4, 1), (recorded["lookups.missed"], recorded["lookups.refused"]));
    }

    // The virtual clock stands still between two rests, so that a moment is a test's own.
    async Task<AccessEntry[]> LinesOfNowAsync()
    {
        DateTimeOffset now = host.VirtualClock.GetUtcNow();
        List<AccessEntry> lines = [];
        await foreach (AccessEntry line in host.Get<AccessLog>().ReadAsync(TokyoTime.DateOf(now), TestContext.Current.CancellationToken))
        {
            if (line.At == now)
            {
                lines.Add(line);
            }
        }

        return [.. lines];
    }

    static async Task<HttpResponseMessage> MissAsync(StaffSession staff, string token, string number, int nth) => number switch
    {
        "request" => await staff.GetAsync("/staff/requests/K7M4PX9TWE"),
        "holder" => await staff.GetAsync($"/api/holders/h{nth:D20}"),
        "card" => await SearchAsync(staff, "CardSerial", $"NOBODY{nth:D6}"),
        "registration" => await SearchAsync(staff, "MedicalRegistrationNumber", (800_000 + nth).ToString(CultureInfo.InvariantCulture)),
        "page search" => await staff.PostAsync(ConsoleRoutes.Search, token, (SearchFields.Query, (800_000 + nth).ToString(CultureInfo.InvariantCulture))),
        "task" => await staff.GetAsync($"/staff/tasks/K7M4PX9TWE/t{nth}"),
        "scan" => await staff.GetAsync($"/api/scans/{nth:D40}"),
        "tray" => await staff.PostAsync($"/staff/tray/{nth:D40}/1", token, ("action", "file"), ("requestNumber", "K7M4PX9TWE")),
        "call" => await staff.GetAsync(ConsoleRoutes.NewLostReportFor($"NOBODY{nth:D6}")),
        _ => throw new ArgumentOutOfRangeException(nameof(number), number, null),
    };

    static Task<HttpResponseMessage> SearchAsync(StaffSession staff, string kind, string value) =>
        staff.SendAsync(HttpMethod.Post, "/api/holders/search", JsonContent.Create(new { kind, value }));

    /// <summary>The counters of the app's meter.</summary>
    sealed class Recorded : IDisposable
    {
        readonly Dictionary<string, long> sums = [];
        readonly MeterListener listener = new();

        // Products of other tests run in this process, too.
        public Recorded(IMeterFactory meters)
        {
            listener.InstrumentPublished = (instrument, listening) =>
            {
                if (instrument.Meter.Name == LookUpWatch.MeterName && ReferenceEquals(instrument.Meter.Scope, meters))
                {
                    listening.EnableMeasurementEvents(instrument);
                }
            };
            listener.SetMeasurementEventCallback<long>((instrument, value, _, _) =>
            {
                lock (sums)
                {
                    sums[instrument.Name] = sums.GetValueOrDefault(instrument.Name) + value;
                }
            });
            listener.Start();
        }

        public long this[string name] => sums.GetValueOrDefault(name);

        public void Dispose() => listener.Dispose();
    }

    /// <summary>The product with small limits on a virtual clock.</summary>
    public sealed class Host : PagesHost
    {
        public const int Misses = 5;
        public const int MissMinutes = 10;
        public const int Looks = 20;
        readonly FakeTimeProvider clock = new(FlowHost.Start);

        public FakeTimeProvider VirtualClock => clock;

        protected override TimeProvider Clock => clock;

        protected override IReadOnlyDictionary<string, string?> Settings { get; } = new Dictionary<string, string?>
        {
            ["AccessLimits:Misses"] = $"{Misses}",
            ["AccessLimits:MissWindowMinutes"] = $"{MissMinutes}",
            ["AccessLimits:Looks"] = $"{Looks}",
        };

        /// <summary>Lets every window pass.</summary>
        public void Rest() => clock.Advance(TimeSpan.FromHours(2));
    }
}
