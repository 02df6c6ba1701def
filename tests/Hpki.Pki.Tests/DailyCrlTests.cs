using Hpki.Pki.Authorities;
using Hpki.Pki.Certificates;
using Hpki.Pki.Crls;
using Hpki.Pki.Tests.Parts;

namespace Hpki.Pki.Tests;

public sealed class DailyCrlTests(AzuriteFixture azurite, TestKeys keys)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task IssueDailyCrlsAsync_TwiceOnOneDay_IssuesOneListEach()
    {
        string account = azurite.NewAccount();
        await using TestPki pki = new(account, keys.Folder);
        await using TestPki other = new(account, keys.Folder, pki.Time);

        await pki.Authority.IssueDailyCrlsAsync(Cancel);
        await Task.WhenAll(other.Authority.IssueDailyCrlsAsync(Cancel), pki.Authority.IssueDailyCrlsAsync(Cancel));

        Assert.Equal(2, (await pki.CrlAsync()).Number);
        Assert.Equal(2, (await pki.CrlAsync(CertificatePurpose.Authentication)).Number);
    }

    [Fact]
    public async Task IssueDailyCrlsAsync_EveryDayInTokyo_IssuesTheNextNumberFor96Hours()
    {
        await using TestPki pki = new(azurite.NewAccount(), keys.Folder);
        await pki.Authority.IssueDailyCrlsAsync(Cancel);
        pki.Time.SetUtcNow(new(2025, 4, 1, 14, 59, 59, TimeSpan.Zero)); // still the same day in Tokyo
        await pki.Authority.IssueDailyCrlsAsync(Cancel);
        Assert.Equal(2, (await pki.CrlAsync()).Number);
        pki.Time.SetUtcNow(new(2025, 4, 1, 17, 0, 0, TimeSpan.Zero)); // 02:00 JST of 2 April

        await pki.Authority.IssueDailyCrlsAsync(Cancel);

        PublishedCrl crl = await pki.CrlAsync();
        Assert.Equal(3, crl.Number);
        Assert.Equal(new DateTimeOffset(2025, 4, 1, 17, 0, 0, TimeSpan.Zero), crl.ThisUpdate);
        Assert.Equal(crl.ThisUpdate.AddHours(96), crl.NextUpdate);
    }

    [Fact]
    public async Task IssueDailyCrlsAsync_AfterAnExtraList_StillIssuesAndKeepsEntries()
    {
        await using TestPki pki = new(azurite.NewAccount(), keys.Folder);
        await pki.Authority.IssueDailyCrlsAsync(Cancel);
        IssuedCertificate issued = await pki.IssueAsync();
        await pki.RevokeAsync(issued);
        pki.Time.Advance(TimeSpan.FromDays(1));

        await pki.Authority.IssueDailyCrlsAsync(Cancel);

        PublishedCrl crl = await pki.CrlAsync();
        Assert.Equal(4, crl.Number);
        Assert.True(crl.Contains(issued.Serial));
    }

    [Fact]
    public async Task ListArchiveAsync_RegularAndExtraLists_NewestFirstWithTheirKind()
    {
        await using TestPki pki = new(azurite.NewAccount(), keys.Folder);
        await pki.Authority.IssueDailyCrlsAsync(Cancel);
        IssuedCertificate issued = await pki.IssueAsync();
        await pki.RevokeAsync(issued);

        IReadOnlyList<ArchivedCrl> all = await pki.Authority.ListArchiveAsync(CertificatePurpose.Signing, 10, Cancel);
        IReadOnlyList<ArchivedCrl> two = await pki.Authority.ListArchiveAsync(CertificatePurpose.Signing, 2, Cancel);
        PublishedCrl? kept = await pki.Authority.ReadArchivedCrlAsync(CertificatePurpose.Signing, 3, Cancel);

        Assert.Equal([(3, 1, false), (2, 0, true), (1, 0, false)], all.Select(list => (list.Number, list.Count, list.IsDaily)));
        Assert.Equal(all.Take(2), two);
        Assert.True(kept!.Contains(issued.Serial));
        Assert.Equal((kept.ThisUpdate, kept.NextUpdate), (all[0].ThisUpdate, all[0].NextUpdate));
        Assert.Null(await pki.Authority.ReadArchivedCrlAsync(CertificatePurpose.Signing, 4, Cancel));
    }

    [Fact]
    public async Task IssueDailyCrlsAsync_ExpiredCertificate_AppearsOnceMoreAndThenLeaves()
    {
        await using TestPki pki = new(azurite.NewAccount(), keys.Folder);
        IssuedCertificate shortLived = await pki.IssueAsync(lastDay: new(2025, 4, 2));
        IssuedCertificate longLived = await pki.IssueAsync();
        await pki.RevokeAsync(shortLived, longLived);

        await DailyAsync(pki, new(2025, 4, 2)); // last day of validity
        Assert.True((await pki.CrlAsync()).Contains(shortLived.Serial));
        await DailyAsync(pki, new(2025, 4, 3)); // expired: the one regular list after the end (RFC 5280 §3.3)
        Assert.True((await pki.CrlAsync()).Contains(shortLived.Serial));
        IssuedCertificate extra = await pki.IssueAsync();
        await pki.RevokeAsync(extra); // an extra list drops nothing
        Assert.True((await pki.CrlAsync()).Contains(shortLived.Serial));
        await DailyAsync(pki, new(2025, 4, 4));

        PublishedCrl crl = await pki.CrlAsync();
        Assert.False(crl.Contains(shortLived.Serial));
        Assert.True(crl.Contains(longLived.Serial) && crl.Contains(extra.Serial));
        Assert.Equal(2, crl.Count);
        PublishedCrl proof = (await pki.Crls.ReadArchivedAsync(CertificatePurpose.Signing, 4, Cancel))!;
        Assert.True(proof.Contains(shortLived.Serial) && proof.ThisUpdate > shortLived.NotAfter);
    }

    [Fact]
    public async Task RevokeAsync_AgainAfterItLeftTheList_IsOnTheNamedListAndLeavesOnceMore()
    {
        await using TestPki pki = new(azurite.NewAccount(), keys.Folder);
        IssuedCertificate shortLived = await pki.IssueAsync(lastDay: new(2025, 4, 2));
        await pki.RevokeAsync(shortLived);
        await DailyAsync(pki, new(2025, 4, 3));
        await DailyAsync(pki, new(2025, 4, 4));
        Assert.False((await pki.CrlAsync()).Contains(shortLived.Serial));

        RevocationReceipt receipt = await pki.RevokeAsync(shortLived);

        Assert.Equal([shortLived.Serial], Assert.Single(receipt.Expectations).Serials);
        Assert.True((await pki.CrlAsync()).Contains(shortLived.Serial));
        await DailyAsync(pki, new(2025, 4, 5));
        await DailyAsync(pki, new(2025, 4, 6));
        Assert.False((await pki.CrlAsync()).Contains(shortLived.Serial));
    }

    [Fact]
    public async Task IssueDailyCrlsAsync_RevokedAfterExpiry_AppearsOnOneRegularListFirst()
    {
        await using TestPki pki = new(azurite.NewAccount(), keys.Folder);
        IssuedCertificate shortLived = await pki.IssueAsync(lastDay: new(2025, 4, 2));
        await DailyAsync(pki, new(2025, 4, 3));
        await DailyAsync(pki, new(2025, 4, 4));
        await pki.RevokeAsync(shortLived);

        await DailyAsync(pki, new(2025, 4, 5));
        bool onFirst = (await pki.CrlAsync()).Contains(shortLived.Serial);
        await DailyAsync(pki, new(2025, 4, 6));
        bool onSecond = (await pki.CrlAsync()).Contains(shortLived.Serial);

        Assert.True(onFirst);
        Assert.False(onSecond);
    }

    [Fact]
    public async Task IssueDailyCrlsAsync_CrashBeforeTheIndexIsCleared_IsFinishedTheNextDay()
    {
        string account = azurite.NewAccount();
        await using TestPki pki = new(account, keys.Folder);
        IssuedCertificate shortLived = await pki.IssueAsync(lastDay: new(2025, 4, 2));
        await pki.RevokeAsync(shortLived);
        await DailyAsync(pki, new(2025, 4, 3));
        bool listWritten = false;
        pki.Tap.Before = operation =>
        {
            listWritten |= operation.EndsWith("/crl/crl-sign.crl", StringComparison.Ordinal) && operation.StartsWith("PUT", StringComparison.Ordinal);
            return listWritten && operation.EndsWith("$batch", StringComparison.Ordinal) ? throw new CrashException(operation) : Task.CompletedTask;
        };
        await Assert.ThrowsAsync<CrashException>(() => DailyAsync(pki, new(2025, 4, 4)));
        await using TestPki next = new(account, keys.Folder, pki.Time);

        await DailyAsync(next, new(2025, 4, 5));
        next.Tap.Operations.Clear();
        await DailyAsync(next, new(2025, 4, 6));

        Assert.Equal(0, (await next.CrlAsync()).Count);
        Assert.DoesNotContain(next.Tap.Operations, operation => operation.EndsWith("$batch", StringComparison.Ordinal)); // nothing left to clear
    }

    // 02:00 in Tokyo.
    static async Task DailyAsync(TestPki pki, DateOnly day)
    {
        pki.Time.SetUtcNow(new DateTimeOffset(day.AddDays(-1), new TimeOnly(17, 0), TimeSpan.Zero));
        await pki.Authority.IssueDailyCrlsAsync(Cancel);
    }
}
