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
    public async Task Use_ByADocument_IsItsOwnForGood()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        DraftReference reference = await Drafts(registry).SaveAsync(Typed(), Stop);

        Assert.Equal(DraftUse.Taken, await Drafts(registry).UseAsync(reference, "d-first", Stop));
        Assert.Equal(DraftUse.Taken, await Drafts(registry).UseAsync(reference, "d-first", Stop));
        Assert.Equal(DraftUse.TakenByAnother, await Drafts(registry).UseAsync(reference, "d-second", Stop));
        Assert.Equal("d-first", (await Drafts(registry).FindAsync(reference, Stop))!.UsedBy);
        Assert.Equal(DraftUse.Unknown, await Drafts(registry).UseAsync(DraftReference.From(new byte[40]), "d-first", Stop));
    }

    [Fact]
    public async Task Use_ByTwoAtOnce_GoesToOne()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        DraftReference reference = await Drafts(registry).SaveAsync(Typed(), Stop);

        DraftUse[] uses = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Drafts(registry).UseAsync(reference, $"d-{i}", Stop)));

        Assert.Single(uses, DraftUse.Taken);
        Assert.Equal(3, uses.Count(use => use == DraftUse.TakenByAnother));
    }

    [Fact]
    public async Task Read_ForACode_TellsWhatStaffHaveToKnow()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        DraftReference reference = await Drafts(registry).SaveAsync(Typed(), Stop);

        Assert.Empty((await ReadAsync("RI", 1, 1)).Remarks);
        Assert.Equal([DraftRemark.OldVersion], (await ReadAsync("RI", 1, 2)).Remarks);
        Assert.Equal([DraftRemark.OtherForm], (await ReadAsync("DC", 1, 1)).Remarks);

        await Drafts(registry).UseAsync(reference, "d-first", Stop);
        await Drafts(registry).NotePrintingAsync(reference, Stop);
        await Drafts(registry).NotePrintingAsync(reference, Stop);

        Assert.Equal([DraftRemark.PrintedTwice], (await ReadAsync("RI", 1, 1, "d-first")).Remarks);
        Assert.Equal([DraftRemark.UsedBefore, DraftRemark.PrintedTwice], (await ReadAsync("RI", 1, 1, "d-second")).Remarks);

        await Drafts(registry).DeleteAsync(reference, Stop);

        DraftReading gone = await ReadAsync("RI", 1, 2);
        Assert.Null(gone.Draft);
        Assert.Equal([DraftRemark.Unknown, DraftRemark.OldVersion], gone.Remarks);
        await Assert.ThrowsAsync<ArgumentException>(() => Drafts(registry).ReadAsync(new("RI", 1, 1, FormCode.BlankReference), 1, cancellationToken: Stop));

        Task<DraftReading> ReadAsync(string form, int version, int current, string? document = null) =>
            Drafts(registry).ReadAsync(new(form, version, 1, reference.Text), current, document, Stop);
    }

    [Fact]
    public async Task DeleteExpired_OnItsDay_TakesOnlyWhatNoPaperFollowed()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        DraftReference late = await Drafts(registry).SaveAsync(Typed("見本 一"), Stop);
        DraftReference used = await Drafts(registry).SaveAsync(Typed("見本 二"), Stop);
        DraftReference young = await Drafts(registry).SaveAsync(Typed("見本 三") with { DeleteOn = LastDay.AddDays(1) }, Stop);
        await Drafts(registry).UseAsync(used, "d-first", Stop);

        Assert.Equal(0, await Drafts(registry).DeleteExpiredAsync(LastDay.AddDays(-1), Stop));
        Assert.Equal(1, await Drafts(registry).DeleteExpiredAsync(LastDay, Stop));

        Assert.Null(await Drafts(registry).FindAsync(late, Stop));
        Assert.NotNull(await Drafts(registry).FindAsync(used, Stop));
        Assert.NotNull(await Drafts(registry).FindAsync(young, Stop));
        Assert.Equal(0, await Drafts(registry).DeleteExpiredAsync(LastDay, Stop));

        await Drafts(registry).DeleteAsync(used, Stop);
        await Drafts(registry).DeleteAsync(used, Stop);
        Assert.Equal(1, await Drafts(registry).DeleteExpiredAsync(LastDay.AddDays(1), Stop));
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
