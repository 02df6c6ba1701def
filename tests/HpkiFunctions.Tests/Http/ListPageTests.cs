using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Azure.Data.Tables;
using Hpki.LocalHost.Identity;
using Hpki.LocalHost.Seeding;
using HpkiFunctions.Tests.Access;
using HpkiFunctions.Tests.Pages;

namespace HpkiFunctions.Tests.Http;

[Collection(nameof(ApiHost))]
public sealed class ListPageTests(ApiHost host)
{
    const int More = 100;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ListRequests_MoreThanAPage_GoesOnWhereThePageEnded()
    {
        using StaffSession reception = await StaffSession.SignInAsync(host, DemoStaffDirectory.Reception);
        await reception.CallAsync(DemoDoctors.All[1]);
        await CopyEntryAsync("requests");

        HttpResponseMessage first = await reception.GetAsync("/api/requests");
        string continuation = Assert.Single(first.Headers.GetValues("X-Continuation"));
        HttpResponseMessage second = await reception.GetAsync($"/api/requests?continuation={Uri.EscapeDataString(continuation)}");

        Assert.Equal(More, await CountAsync(first));
        Assert.Equal(1, await CountAsync(second));
        Assert.False(second.Headers.Contains("X-Continuation"));
    }

    [Theory]
    [InlineData("/api/requests")]
    [InlineData("/api/tasks")]
    [InlineData("/api/scans")]
    public async Task List_ContinuationOfNoPage_IsNamed(string list)
    {
        using StaffSession reception = await StaffSession.SignInAsync(host, DemoStaffDirectory.Reception);

        HttpResponseMessage answer = await reception.GetAsync($"{list}?continuation=%25%25%25");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        JsonElement problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Stop);
        Assert.Equal("continuation", problem.GetProperty("field").GetString());
    }

    // As many open requests as it takes, without taking as many calls: copies of the one entry.
    async Task CopyEntryAsync(string list)
    {
        TableClient table = host.Get<TableServiceClient>().GetTableClient("Worklists");
        List<TableEntity> entries = await table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {list} and Gone eq false"), cancellationToken: Stop).ToListAsync(Stop);
        TableEntity entry = Assert.Single(entries);
        await table.SubmitTransactionAsync(
            Enumerable.Range(0, More).Select(number => new TableTransactionAction(
                TableTransactionActionType.Add, new TableEntity(entry) { RowKey = $"{entry.RowKey}-{number:000}" })),
            Stop);
    }

    static async Task<int> CountAsync(HttpResponseMessage answer) => (await answer.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetArrayLength();
}
