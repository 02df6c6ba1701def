using System.Text.Json;
using Azure.Data.Tables;
using Hpki.Registry.Audit;

namespace Hpki.Registry.Tests.Audit;

public sealed class DailySealTests(Azurite azurite)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Seal_PinsWhoChanged_AndNamesTheSealBefore()
    {
        await using AuditWorld world = await AuditWorld.CreateAsync(azurite);
        SealStore seals = world.Registry.Get<SealStore>();

        Seal[] all = [.. await Task.WhenAll((await seals.DatesAsync(Stop)).Select(async date => (await seals.FindAsync(date, Stop))!))];

        Assert.Equal([new(2026, 11, 2), new(2026, 11, 3), new(2026, 11, 4)], all.Select(seal => seal.Header.Date));
        Assert.Equal([.. world.Holders.Zip([3L, 6L, 2L])], all[0].Pins.Select(pin => (pin.Holder, pin.Sequence)));
        Assert.Equal([(world.Holders[2], 3L)], all[1].Pins.Select(pin => (pin.Holder, pin.Sequence)));
        Assert.Equal([(world.Victim, 7L)], all[2].Pins.Select(pin => (pin.Holder, pin.Sequence)));
        Assert.Equal([null, all[0].Hash, all[1].Hash], all.Select(seal => seal.Header.PreviousHash));
        Assert.All(all, seal => Assert.Equal($"{seal.Header.Date:yyyy-MM-dd}.jsonl", Assert.Single(seal.Header.AccessLogs).Name));
    }

    [Fact]
    public async Task Seal_AfterMissedDays_CoversTheGapOnce()
    {
        await using AuditWorld world = await AuditWorld.CreateAsync(azurite);
        await world.NoteAsync(0, "day-5");
        await world.LookAsync(world.Victim);
        world.Registry.Time.Advance(TimeSpan.FromDays(2));
        await world.NoteAsync(2, "day-7");

        Seal seal = await world.SealAsync(new(2026, 11, 10));

        Assert.Equal((new DateOnly(2026, 11, 9), new DateOnly(2026, 11, 4)), (seal.Header.Date, seal.Header.PreviousDate));
        Assert.Equal([world.Holders[0], world.Holders[2]], seal.Pins.Select(pin => pin.Holder));
        Assert.Equal("2026-11-05.jsonl", Assert.Single(seal.Header.AccessLogs).Name);
        Assert.Empty(await world.VerifyAsync());
    }

    [Theory]
    [InlineData("2026-11-04", "garbage")]
    [InlineData("2099-01-01", "garbage")]
    [InlineData("2099-01-01", null)]
    public async Task Seal_AfterASpoiltOrForgedOne_GoesOnFromTheLastThatIsGood(string date, string? content)
    {
        await using AuditWorld world = await AuditWorld.CreateAsync(azurite);
        SealStore seals = world.Registry.Get<SealStore>();
        content ??= (await world.SealBlob("2026-11-04").DownloadContentAsync(Stop)).Value.Content.ToString();
        await world.SealBlob(date).UploadAsync(BinaryData.FromString(content), overwrite: true, Stop);
        await world.NoteAsync(0, "day-5");
        string good = date == "2026-11-04" ? "2026-11-03" : "2026-11-04";

        Seal seal = await world.SealAsync(new(2026, 11, 6));

        Assert.Equal((new DateOnly(2026, 11, 5), (await seals.FindAsync(DateOnly.Parse(good, System.Globalization.CultureInfo.InvariantCulture), Stop))!.Hash), (seal.Header.Date, seal.Header.PreviousHash));
        Assert.Contains(seal.Pins, pin => pin.Holder == world.Holders[0]);
        Assert.Contains(await world.VerifyAsync(), finding => finding.Blob == $"{date}.jsonl");
    }

    [Fact]
    public async Task Seal_WithAHolderWhoseRowIsSpoilt_SealsAllOthers()
    {
        await using AuditWorld world = await AuditWorld.CreateAsync(azurite);
        await world.NoteAsync(0, "day-5");
        await world.NoteAsync(1, "day-5-too");
        await world.ChangeAsync("holder", "HeadSequence", "none");

        Seal seal = await world.SealAsync(new(2026, 11, 6));

        Assert.Equal([world.Holders[0]], seal.Pins.Select(pin => pin.Holder));
    }

    [Fact]
    public async Task Seal_Twice_IsOne()
    {
        await using AuditWorld world = await AuditWorld.CreateAsync(azurite);
        world.Registry.Time.SetUtcNow(new(2026, 11, 5, 15, 30, 0, TimeSpan.Zero));

        (Seal first, bool firstIsNew) = await world.Registry.Get<DailySeal>().SealAsync(Stop);
        (Seal second, bool secondIsNew) = await world.Registry.Get<DailySeal>().SealAsync(Stop);

        Assert.Equal((true, false, first.Hash), (firstIsNew, secondIsNew, second.Hash));
    }

    [Fact]
    public async Task Seal_WithAProjectionThatCameLate_HasTheHolderNextDay()
    {
        await using AuditWorld world = await AuditWorld.CreateAsync(azurite);
        await world.NoteAsync(0, "late");
        TableEntity row = await world.Registry.Storage.Heads.GetEntityAsync<TableEntity>("2026-11-05", world.Holders[0], cancellationToken: Stop);
        await world.Registry.Storage.Heads.DeleteEntityAsync("2026-11-05", world.Holders[0], cancellationToken: Stop);
        Seal without = await world.SealAsync(new(2026, 11, 6));
        await world.Registry.Storage.Heads.AddEntityAsync(row, Stop);

        Seal with = await world.SealAsync(new(2026, 11, 7));

        Assert.Empty(without.Pins);
        Assert.Equal(world.Holders[0], Assert.Single(with.Pins).Holder);
    }

    [Fact]
    public async Task Heads_AreWrittenOnceADayAndRebuiltAlike()
    {
        await using AuditWorld world = await AuditWorld.CreateAsync(azurite);
        await world.NoteAsync(0, "one");
        world.Registry.Counter.Reset();
        await world.NoteAsync(0, "two");
        long again = world.Registry.Counter.ByOperation().Where(operation => operation.Key.Contains("Heads", StringComparison.Ordinal)).Sum(operation => operation.Value);
        string[] before = await RowsAsync();

        await world.Registry.Upkeep.RebuildAllAsync(Stop);

        Assert.Equal(0, again);
        Assert.Equal(before, await RowsAsync());
        Assert.Contains(before, row => row.StartsWith($"Heads 2026-11-05 {world.Holders[0]}", StringComparison.Ordinal));

        // A row that stays true keeps the sequence for which it was written first.
        async Task<string[]> RowsAsync() => [.. (await world.Registry.SnapshotAsync()).Where(row => row.StartsWith("Heads ", StringComparison.Ordinal)).Select(row => row.Split(", Sequence=")[0])];
    }

    [Fact]
    public async Task Proof_OfAHolder_LeadsToTheRoot()
    {
        await using AuditWorld world = await AuditWorld.CreateAsync(azurite);
        Seal seal = (await world.Registry.Get<SealStore>().FindAsync(new(2026, 11, 2), Stop))!;

        SealProof proof = seal.ProofOf(world.Victim)!;

        Assert.Equal(seal.Header.HoldersRoot, Convert.ToHexStringLower(MerkleTree.RootOf(System.Text.Encoding.UTF8.GetBytes(proof.Line), proof.Path)));
        Assert.Null(seal.ProofOf("h-nobody"));
        Assert.DoesNotContain(world.Holders[0], JsonSerializer.Serialize(proof), StringComparison.Ordinal);
    }
}
