using System.Security.Cryptography;
using System.Text.Json;
using Azure.Data.Tables;
using Hpki.Procedures.Forms;
using Hpki.Registry.Drafts;
using Hpki.Registry.Storage;

namespace Hpki.Registry.Tests;

public sealed class DraftStoreTests(Azurite azurite)
{
    static readonly DateOnly LastDay = new(2027, 2, 28);

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Save_ThenFind_GivesWhatWasTyped()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);

        DraftReference reference = await Drafts(registry).SaveAsync(Typed(), Stop);

        Draft draft = Assert.IsType<Draft>(await Drafts(registry).FindAsync(reference, Stop));
        Assert.Equal(("RI", 1, "reissue", LastDay), (draft.Form, draft.Version, draft.Guide, draft.DeleteOn));
        Assert.Equal(Typed().Entries, draft.Entries);
        Assert.Equal((0, null), (draft.Printings, draft.UsedBy));
    }

    [Fact]
    public async Task Save_SentTwice_IsOneDraft_AndAnotherAnswerAnother()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);

        DraftReference[] references =
        [
            await Drafts(registry).SaveAsync(Typed(), Stop),
            await Drafts(registry).SaveAsync(Typed(), Stop),
            await Drafts(registry).SaveAsync(Typed("見本 次郎"), Stop),
            await Drafts(registry).SaveAsync(Typed() with { SubmissionKey = "another-page" }, Stop),
        ];

        Assert.Equal(references[0], references[1]);
        Assert.Equal(3, references.Distinct().Count());
        Assert.Equal(3, (await RowsAsync(registry)).Count(row => row.RowKey == "draft"));
    }

    [Fact]
    public async Task Save_AtRest_ShowsNeitherWhatWasTypedNorTheReference()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);

        DraftReference reference = await Drafts(registry).SaveAsync(Typed(), Stop);

        string stored = JsonSerializer.Serialize((await RowsAsync(registry)).Select(row => row.ToDictionary(column => column.Key, column => $"{column.Value}")));
        Assert.All(["見本", "\\u898B", "1970", reference.Text, reference.ToString()], words => Assert.DoesNotContain(words, stored, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Find_ContentOfAnotherRow_IsRefused()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        DraftReference mine = await Drafts(registry).SaveAsync(Typed(), Stop);
        DraftReference other = await Drafts(registry).SaveAsync(Typed("見本 次郎"), Stop);
        TableEntity[] rows = [.. (await RowsAsync(registry)).Where(row => row.RowKey == "draft")];

        (rows[0]["Content"], rows[1]["Content"]) = (rows[1]["Content"], rows[0]["Content"]);
        await registry.Storage.Drafts.UpdateEntityAsync(rows[0], rows[0].ETag, cancellationToken: Stop);
        await registry.Storage.Drafts.UpdateEntityAsync(rows[1], rows[1].ETag, cancellationToken: Stop);

        await Assert.ThrowsAnyAsync<CryptographicException>(() => Drafts(registry).FindAsync(mine, Stop));
        await Assert.ThrowsAnyAsync<CryptographicException>(() => Drafts(registry).FindAsync(other, Stop));
    }

    [Fact]
    public async Task Use_ByADocument_IsItsOwnForGoodAndDeletesWhatWasTyped()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        DraftReference reference = await Drafts(registry).SaveAsync(Typed(), Stop);

        Assert.Equal(DraftUse.Taken, await Drafts(registry).UseAsync(reference, "d-first", "R1", Stop));
        Assert.Equal(DraftUse.Taken, await Drafts(registry).UseAsync(reference, "d-first", "R1", Stop));
        Assert.Equal(DraftUse.TakenByAnother, await Drafts(registry).UseAsync(reference, "d-second", "R2", Stop));

        Draft used = (await Drafts(registry).FindAsync(reference, Stop))!;
        Assert.Equal(("d-first", "R1"), (used.UsedBy, used.UsedFor));
        Assert.Empty(used.Entries);
        Assert.DoesNotContain(await RowsAsync(registry), row => row.ContainsKey("Content"));
        Assert.Equal(DraftUse.Unknown, await Drafts(registry).UseAsync(DraftReference.From(new byte[40]), "d-first", "R1", Stop));
    }

    [Fact]
    public async Task Use_ByTwoAtOnce_GoesToOne()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        DraftReference reference = await Drafts(registry).SaveAsync(Typed(), Stop);

        DraftUse[] uses = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Drafts(registry).UseAsync(reference, $"d-{i}", $"R{i}", Stop)));

        Assert.Single(uses, DraftUse.Taken);
        Assert.Equal(3, uses.Count(use => use == DraftUse.TakenByAnother));
    }

    [Fact]
    public async Task Save_OfWhatWasUsed_BringsNothingBack()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        DraftReference reference = await Drafts(registry).SaveAsync(Typed(), Stop);
        await Drafts(registry).UseAsync(reference, "d-first", "R1", Stop);

        Assert.Equal(reference, await Drafts(registry).SaveAsync(Typed(), Stop));
        Assert.Empty((await Drafts(registry).FindAsync(reference, Stop))!.Entries);
    }

    [Fact]
    public async Task DeleteExpired_OnItsDay_TakesWhatNoPaperFollowed_AndMarksTwoYearsLater()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        DraftReference late = await Drafts(registry).SaveAsync(Typed("見本 一"), Stop);
        DraftReference used = await Drafts(registry).SaveAsync(Typed("見本 二"), Stop);
        DraftReference young = await Drafts(registry).SaveAsync(Typed("見本 三") with { DeleteOn = LastDay.AddDays(1) }, Stop);
        await Drafts(registry).UseAsync(used, "d-first", "R1", Stop);
        DateOnly markUntil = (await Drafts(registry).FindAsync(used, Stop))!.DeleteOn;

        Assert.Equal(0, await Drafts(registry).DeleteExpiredAsync(LastDay.AddDays(-1), Stop));
        Assert.Equal(1, await Drafts(registry).DeleteExpiredAsync(LastDay, Stop));

        Assert.Null(await Drafts(registry).FindAsync(late, Stop));
        Assert.NotNull(await Drafts(registry).FindAsync(used, Stop));
        Assert.NotNull(await Drafts(registry).FindAsync(young, Stop));
        Assert.Equal(0, await Drafts(registry).DeleteExpiredAsync(LastDay, Stop));
        Assert.Equal(1, await Drafts(registry).DeleteExpiredAsync(LastDay.AddDays(1), Stop));

        Assert.Equal(0, await Drafts(registry).DeleteExpiredAsync(markUntil.AddDays(-1), Stop));
        Assert.NotNull(await Drafts(registry).FindAsync(used, Stop));
        Assert.Equal(0, await Drafts(registry).DeleteExpiredAsync(markUntil, Stop));
        Assert.Empty(await RowsAsync(registry));
    }

    static DraftStore Drafts(TestRegistry registry) => registry.Get<DraftStore>();

    static async Task<List<TableEntity>> RowsAsync(TestRegistry registry) => await registry.Get<RegistryStorage>().Drafts.QueryAsync<TableEntity>(cancellationToken: Stop).ToListAsync(Stop);

    static NewDraft Typed(string name = "見本 花子") => new()
    {
        SubmissionKey = "a-page-of-the-tests",
        Form = "RI",
        Version = 1,
        Guide = "reissue",
        Entries = new Dictionary<string, string> { ["holder.name"] = name, ["birthDate.year"] = "1970" },
        DeleteOn = LastDay,
    };
}
