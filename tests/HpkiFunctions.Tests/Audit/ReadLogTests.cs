using System.Net;
using System.Net.Http.Json;
using System.Reflection;
using System.Text.Json;
using Azure.Storage.Blobs;
using Hpki.Console.LocalPages;
using Hpki.LocalHost.Identity;
using Hpki.LocalHost.Seeding;
using Hpki.Procedures.Calendar;
using Hpki.Procedures.Requests;
using Hpki.Registry.Audit;
using Hpki.Registry.Holders;
using Hpki.Registry.Storage;
using HpkiFunctions.Access;
using HpkiFunctions.Tests.Pages;

namespace HpkiFunctions.Tests.Audit;

/// <summary>No member of staff reads a holder's data without a line in the access log.</summary>
public sealed class ReadLogTests(PagesHost host) : IClassFixture<PagesHost>
{
    const string OpensHolders = "Tables GET Holders";
    const string Appends = "Blobs PUT access-log";

    static readonly DemoDoctor Doctor = DemoDoctors.All[0];

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    StorageCounter Counter => host.Get<StorageCounter>();

    /// <summary>Goes through every GET of staff by reflection: one that opens a holder's partition and leaves no line fails here, and so does one this test cannot call.</summary>
    [Fact]
    public async Task EveryStaffGet_ThatOpensAHolder_LeavesALine()
    {
        HolderFile file = await host.FileOfAsync(Doctor);
        string number = await RequestAsync();
        Dictionary<string, string> values = new()
        {
            ["holderId"] = file.Holder.HolderId,
            ["cardSerial"] = Doctor.CardSerial,
            ["number"] = number,
            ["taskId"] = await host.TaskOfAsync(Doctor, TaskKind.ReviewEmergency),
            ["scanId"] = "s00000000000000000000",
            ["page"] = "1",
            ["name"] = "sign",
            ["letterId"] = "l00000000000000000000",
            ["runId"] = "p00000000000000000000",
            ["instanceId"] = $"lostreport-{number}-1",
        };
        List<string> logged = [];
        foreach ((MethodInfo function, string route, StaffRouteAttribute access) in StaffGets())
        {
            using StaffSession member = await StaffSession.SignInAsync(host, MemberFor(access));
            string path = "/" + string.Join('/', route.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(segment => Filled(segment, values, function)));
            Counter.Reset();

            using HttpResponseMessage answer = await member.GetAsync(path == "/staff/lost-reports/new" ? $"{path}?card={Doctor.CardSerial}" : path);

            bool opened = Counter.ByOperation().Keys.Any(operation => operation.StartsWith(OpensHolders, StringComparison.Ordinal));
            bool line = (await EntriesAsync()).Any(entry => entry.What == function.Name && entry.Holders.Count > 0);
            Assert.True(!opened || line, $"{function.Name} ({path}, {(int)answer.StatusCode}) opened a holder's partition and left no line in the access log.");
            Assert.True(answer.StatusCode != HttpStatusCode.InternalServerError, $"{function.Name} failed.");
            if (line)
            {
                logged.Add(function.Name);
            }
        }

        Assert.Superset(
            new HashSet<string> { "ShowStart", "ShowHolder", "GetHolder", "GetCard", "ShowRequest", "GetRequest", "ShowTask", "ListRequests", "ListTasks", "CheckTimeline", "GetHolderAudit", "ShowHolderAccesses", "PrintRequestForm", "ShowRequestForm", "GetRequestTimeline" },
            logged.ToHashSet());
    }

    [Fact]
    public async Task GetHolder_CostsOneReadAndOneAppend()
    {
        HolderFile file = await host.FileOfAsync(Doctor);
        using StaffSession auditor = await StaffSession.SignInAsync(host, DemoStaffDirectory.Auditor);
        await auditor.GetAsync($"/api/holders/{file.Holder.HolderId}");
        Counter.Reset();

        await auditor.GetAsync($"/api/holders/{file.Holder.HolderId}");

        Assert.Equal((1, 1), (Count(OpensHolders), Count(Appends)));
        AccessEntry entry = (await EntriesAsync()).Last(entry => entry.What == "GetHolder");
        Assert.Equal((DemoStaffDirectory.Auditor.StaffId, $"/api/holders/{file.Holder.HolderId}", "answered"), (entry.Staff, entry.Path, entry.Outcome));
        Assert.Equal([file.Holder.HolderId], entry.Holders);
    }

    [Fact]
    public async Task Search_LogsWhoWasShown_NotWhatWasTyped()
    {
        HolderFile file = await host.FileOfAsync(Doctor);
        using StaffSession reception = await StaffSession.SignInAsync(host, DemoStaffDirectory.Reception);

        await reception.SendAsync(HttpMethod.Post, "/api/holders/search", JsonContent.Create(new { kind = "CardSerial", value = Doctor.CardSerial }));

        AccessEntry entry = (await EntriesAsync()).Last(entry => entry.What == "SearchHolders");
        Assert.Contains(file.Holder.HolderId, entry.Holders);
        Assert.DoesNotContain(Doctor.CardSerial, JsonSerializer.Serialize(entry), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TakingACall_CostsNoAppend()
    {
        DemoDoctor other = DemoDoctors.All[1];
        using StaffSession reception = await StaffSession.SignInAsync(host, DemoStaffDirectory.Reception);
        Counter.Reset();

        HttpResponseMessage answer = await reception.SendAsync(HttpMethod.Post, "/api/lost-reports", Call(other), ("Idempotency-Key", "audit-no-append"));

        Assert.True(answer.IsSuccessStatusCode);
        Assert.Equal(0, Count(Appends));
    }

    [Fact]
    public async Task Read_WhileTheLogCannotBeWritten_IsRefused_AndACallIsTaken()
    {
        await using PagesHost broken = new();
        await broken.InitializeAsync();
        HolderFile file = await broken.FileOfAsync(Doctor);
        using StaffSession reception = await StaffSession.SignInAsync(broken, DemoStaffDirectory.Reception);
        DateOnly today = TokyoTime.DateOf(TimeProvider.System.GetUtcNow());
        BlobContainerClient container = broken.Get<BlobServiceClient>().GetBlobContainerClient("access-log");

        // What stands in the log's place takes no appends. Tomorrow's too, should midnight in Tokyo pass.
        foreach (DateOnly day in new[] { today, today.AddDays(1) })
        {
            await container.DeleteBlobIfExistsAsync($"{day:yyyy-MM-dd}.jsonl", cancellationToken: Stop);
            await container.UploadBlobAsync($"{day:yyyy-MM-dd}.jsonl", BinaryData.FromString("x"), Stop);
        }

        using HttpResponseMessage api = await reception.SendAsync(HttpMethod.Get, $"/api/holders/{file.Holder.HolderId}");
        using HttpResponseMessage page = await reception.GetAsync($"/staff/holders/{file.Holder.HolderId}", ("Accept", "text/html"));
        using HttpResponseMessage call = await reception.SendAsync(HttpMethod.Post, "/api/lost-reports", Call(Doctor), ("Idempotency-Key", "audit-broken-log"));

        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable), (api.StatusCode, page.StatusCode));
        string shown = await api.Content.ReadAsStringAsync(Stop) + await page.Content.ReadAsStringAsync(Stop);
        Assert.Contains("閲覧を記録できないため、表示できません", shown, StringComparison.Ordinal);
        Assert.DoesNotContain(file.Holder.FamilyName, shown, StringComparison.Ordinal);
        Assert.DoesNotContain(file.Holder.MedicalRegistrationNumber, shown, StringComparison.Ordinal);
        Assert.True(call.IsSuccessStatusCode);
    }

    async Task<string> RequestAsync()
    {
        HolderFile file = await host.FileOfAsync(Doctor);
        if (file.Requests is [var known, ..])
        {
            return known.RequestId;
        }

        using StaffSession reception = await StaffSession.SignInAsync(host, DemoStaffDirectory.Reception);
        HttpResponseMessage answer = await reception.SendAsync(HttpMethod.Post, "/api/lost-reports", Call(Doctor), ("Idempotency-Key", "audit-every-get"));
        Assert.True(answer.IsSuccessStatusCode);
        return (await host.FileOfAsync(Doctor)).Requests.Single().RequestId;
    }

    async Task<List<AccessEntry>> EntriesAsync()
    {
        List<AccessEntry> entries = [];
        DateOnly today = TokyoTime.DateOf(TimeProvider.System.GetUtcNow());
        foreach (DateOnly day in new[] { today.AddDays(-1), today })
        {
            await foreach (AccessEntry entry in host.Get<AccessLog>().ReadAsync(day, Stop))
            {
                entries.Add(entry);
            }
        }

        return entries;
    }

    long Count(string operation) => Counter.ByOperation().GetValueOrDefault(operation);

    static JsonContent Call(DemoDoctor doctor) => JsonContent.Create(new { cardSerial = doctor.CardSerial, revocationWord = doctor.RevocationWord, reason = "Loss" });

    static IEnumerable<(MethodInfo Function, string Route, StaffRouteAttribute Access)> StaffGets() =>
        from type in typeof(AccessMiddleware).Assembly.GetTypes()
        from method in type.GetMethods()
        let access = method.GetCustomAttribute<StaffRouteAttribute>()
        let trigger = method.GetParameters().Select(parameter => parameter.GetCustomAttribute<Hpki.LocalRuntime.HttpTriggerAttribute>()).FirstOrDefault(attribute => attribute is not null)
        where access is not null && trigger?.Methods?.Contains("get", StringComparer.OrdinalIgnoreCase) == true
        select (method, trigger.Route!, access);

    static string Filled(string segment, Dictionary<string, string> values, MethodInfo function)
    {
        if (!segment.StartsWith('{'))
        {
            return segment;
        }

        string name = segment.Trim('{', '}').Split(':')[0];
        return name == "home" ? ""
            : segment.Contains(":long", StringComparison.Ordinal) ? "1"
            : values.TryGetValue(name, out string? value) ? value
            : throw new InvalidOperationException($"{function.Name}: give this test a value for the route's {segment}.");
    }

    static DemoStaff MemberFor(StaffRouteAttribute access) =>
        access.Roles.Count == 0 ? DemoStaffDirectory.Auditor : DemoStaffDirectory.All.First(member => member.Roles.Intersect(access.Roles).Any());
}
