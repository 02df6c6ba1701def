using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Hpki.LocalHost.Identity;
using Hpki.LocalHost.Seeding;
using Hpki.Registry.Holders;
using Hpki.Registry.Projections;
using HpkiFunctions.Tests.Access;
using HpkiFunctions.Tests.Pages;

namespace HpkiFunctions.Tests.Holders;

[Collection(nameof(ApiHost))]
public sealed class ProjectionFunctionsTests(ApiHost host)
{
    const string Rebuild = "/api/upkeep/rebuild-projections";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RebuildProjections_LookupsLost_FindsEveryHolderAgain()
    {
        using StaffSession admin = await StaffSession.SignInAsync(host, DemoStaffDirectory.Admin);
        TableClient lookups = host.Get<TableServiceClient>().GetTableClient("Lookups");
        await foreach (TableEntity row in lookups.QueryAsync<TableEntity>(cancellationToken: Stop))
        {
            await lookups.DeleteEntityAsync(row.PartitionKey, row.RowKey, cancellationToken: Stop);
        }

        Assert.Empty(await host.Get<LookupIndex>().FindAsync(LookupKind.CardSerial, DemoDoctors.All[0].CardSerial, cancellationToken: Stop));

        HttpResponseMessage answer = await admin.SendAsync(HttpMethod.Post, Rebuild, Nothing());

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(DemoDoctors.All.Count, (await answer.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("holders").GetInt32());
        foreach (DemoDoctor doctor in DemoDoctors.All)
        {
            await host.FileOfAsync(doctor);
        }
    }

    [Fact]
    public async Task RebuildProjections_ByAnotherThanAnAdmin_Is403()
    {
        using StaffSession reception = await StaffSession.SignInAsync(host, DemoStaffDirectory.Reception);

        HttpResponseMessage answer = await reception.SendAsync(HttpMethod.Post, Rebuild, Nothing());

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task CheckTimeline_OfAHolder_IsWholeUntilAnEventIsChanged()
    {
        using StaffSession auditor = await StaffSession.SignInAsync(host, DemoStaffDirectory.Auditor);
        HolderFile file = await host.FileOfAsync(DemoDoctors.All[2]);
        string url = $"/api/holders/{file.Holder.HolderId}/timeline-check";

        JsonElement before = await (await auditor.GetAsync(url)).Content.ReadFromJsonAsync<JsonElement>(Stop);
        await ChangeFirstEventAsync(file.Holder.HolderId);
        JsonElement after = await (await auditor.GetAsync(url)).Content.ReadFromJsonAsync<JsonElement>(Stop);

        Assert.True(before.GetProperty("isWhole").GetBoolean());
        Assert.False(after.GetProperty("isWhole").GetBoolean());
        Assert.Equal(1, after.GetProperty("firstBadSequence").GetInt64());
    }

    [Theory]
    [InlineData("nobody", HttpStatusCode.NotFound)]
    [InlineData("%23%2F", HttpStatusCode.NotFound)]
    public async Task CheckTimeline_OfNobody_SaysSo(string holderId, HttpStatusCode expected)
    {
        using StaffSession auditor = await StaffSession.SignInAsync(host, DemoStaffDirectory.Auditor);

        HttpResponseMessage answer = await auditor.GetAsync($"/api/holders/{holderId}/timeline-check");

        Assert.Equal(expected, answer.StatusCode);
    }

    static StringContent Nothing() => new("", Encoding.UTF8, "application/json");

    async Task ChangeFirstEventAsync(string holderId)
    {
        TableClient holders = host.Get<TableServiceClient>().GetTableClient("Holders");
        TableEntity row = await holders.GetEntityAsync<TableEntity>(holderId, "event|00000001", cancellationToken: Stop);
        row["Type"] = "card.found";
        await holders.UpdateEntityAsync(row, ETag.All, TableUpdateMode.Replace, Stop);
    }
}
