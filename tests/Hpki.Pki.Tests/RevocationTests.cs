using System.Numerics;
using System.Security.Cryptography.X509Certificates;
using Azure.Data.Tables;
using Hpki.Pki.Authorities;
using Hpki.Pki.Certificates;
using Hpki.Pki.Crls;
using Hpki.Pki.Tests.Parts;
using Hpki.Procedures.Cards;
using Hpki.Procedures.Identifiers;

namespace Hpki.Pki.Tests;

public sealed class RevocationTests(AzuriteFixture azurite, TestKeys keys)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(CertificatePurpose.Signing)]
    [InlineData(CertificatePurpose.Authentication)]
    public async Task RevokeAsync_IssuedCertificate_IsGoodBeforeAndRevokedAfterForOpenssl(CertificatePurpose purpose)
    {
        await using TestPki pki = new(azurite.NewAccount(), keys.Folder);
        using TemporaryFolder folder = new();
        IssuedCertificate issued = await pki.IssueAsync(purpose);
        PublishedCrl before = await pki.CrlAsync(purpose);
        pki.Time.Advance(TimeSpan.FromMinutes(5));

        await pki.RevokeAsync(issued);

        PublishedCrl after = await pki.CrlAsync(purpose);
        AuthorityCertificates authorities = await pki.Authority.GetAuthoritiesAsync(Cancel);
        ProgramResult good = await VerifyAsync(folder, authorities, issued, before, pki.Time.GetUtcNow());
        Assert.True(good.ExitCode == 0, good.Error);
        ProgramResult revoked = await VerifyAsync(folder, authorities, issued, after, pki.Time.GetUtcNow());
        Assert.NotEqual(0, revoked.ExitCode);
        Assert.Contains("certificate revoked", revoked.Output + revoked.Error);
        ProgramResult signature = await RequiredPart.RunAsync("openssl", "crl", "-inform", "der", "-in", folder.File("list.crl"), "-CAfile", folder.File("sub.pem"), "-noout", "-text", "-verify");
        Assert.Contains("verify OK", signature.Error);
        Assert.Contains("X509v3 CRL Number: \n                2", signature.Output);
        Assert.Contains("Cessation Of Operation", signature.Output);
        Assert.Contains("Last Update: Apr  1 03:05:00 2025 GMT", signature.Output);
        Assert.Contains("Next Update: Apr  5 03:05:00 2025 GMT", signature.Output);
        Assert.Contains("Revocation Date: Apr  1 03:05:00 2025 GMT", signature.Output);
    }

    [Fact]
    public async Task RevokeAsync_Card_PublishesBothListsForDotNet()
    {
        await using TestPki pki = new(azurite.NewAccount(), keys.Folder);
        IssuedCertificate signing = await pki.IssueAsync();
        IssuedCertificate authentication = await pki.IssueAsync(CertificatePurpose.Authentication);

        RevocationReceipt receipt = await pki.RevokeAsync(signing, authentication);

        Assert.Equal([(CertificatePurpose.Signing, 2L), (CertificatePurpose.Authentication, 2L)], receipt.Lists.Select(list => (list.Purpose, list.Number)));
        foreach (IssuedCertificate certificate in new[] { signing, authentication })
        {
            PublishedCrl crl = await pki.CrlAsync(certificate.Purpose);
            CertificateRevocationListBuilder builder = CertificateRevocationListBuilder.Load(crl.Der.ToArray(), out BigInteger number);
            Assert.Equal(2, number);
            using X509Certificate2 read = X509CertificateLoader.LoadCertificate(certificate.Der.Span);
            Assert.True(builder.RemoveEntry(read.SerialNumberBytes.Span));
        }
    }

    [Theory]
    [InlineData(RevocationReason.Theft, PublishedReason.KeyCompromise)]
    [InlineData(RevocationReason.NameChange, PublishedReason.AffiliationChanged)]
    [InlineData(RevocationReason.Reissue, PublishedReason.Superseded)]
    [InlineData(RevocationReason.LicenceCancelled, PublishedReason.PrivilegeWithdrawn)]
    public async Task RevokeAsync_DetailedReasons_PublishesTheMappedCode(RevocationReason reason, PublishedReason published)
    {
        await using TestPki pki = new(azurite.NewAccount(), keys.Folder, options: TestPki.Options(PublishedReasons.Detailed));
        IssuedCertificate issued = await pki.IssueAsync();

        await pki.Authority.RevokeAsync(TestOrders.Revocation(issued) with { Reason = reason }, Cancel);

        Assert.Equal(published, (await pki.CrlAsync()).Find(issued.Serial)?.Reason);
    }

    [Fact]
    public async Task RevokeAsync_SameOrderTwice_PublishesOnce()
    {
        await using TestPki pki = new(azurite.NewAccount(), keys.Folder);
        IssuedCertificate issued = await pki.IssueAsync();
        RevocationOrder order = TestOrders.Revocation(issued);

        RevocationReceipt first = await pki.Authority.RevokeAsync(order, Cancel);
        pki.Time.Advance(TimeSpan.FromHours(1));
        RevocationReceipt second = await pki.Authority.RevokeAsync(order, Cancel);

        Assert.Equal(first.Lists[0].Number, second.Lists[0].Number);
        Assert.Equal(first.Lists[0].Serials, second.Lists[0].Serials);
        Assert.Equal(1, (await pki.CrlAsync()).Count);
        Assert.Equal(TestPki.Noon, (await pki.CrlAsync()).Find(issued.Serial)?.RevokedAt);
    }

    [Fact]
    public async Task RevokeAsync_UnknownCertificateAmongOthers_RevokesNothing()
    {
        await using TestPki pki = new(azurite.NewAccount(), keys.Folder);
        IssuedCertificate issued = await pki.IssueAsync();
        RevocationOrder order = TestOrders.Revocation(issued);
        CertificateReference unknown = new(CertificatePurpose.Authentication, CertificateSerial.Parse("0123"));

        UnknownCertificateException refusal = await Assert.ThrowsAsync<UnknownCertificateException>(
            () => pki.Authority.RevokeAsync(order with { Certificates = [.. order.Certificates, unknown] }, Cancel));

        Assert.Equal(unknown.Serial, refusal.Serial);
        Assert.False((await pki.CrlAsync()).Contains(issued.Serial));
        await pki.Authority.IssueDailyCrlsAsync(Cancel);
        Assert.False((await pki.CrlAsync()).Contains(issued.Serial));
    }

    [Fact]
    public async Task RevokeAsync_Warm_TakesAtMostSevenStorageOperationsPerAuthority()
    {
        await using TestPki pki = new(azurite.NewAccount(), keys.Folder);
        IssuedCertificate signing = await pki.IssueAsync();
        IssuedCertificate authentication = await pki.IssueAsync(CertificatePurpose.Authentication);
        pki.Tap.Operations.Clear();

        await pki.RevokeAsync(signing, authentication);

        Assert.True(pki.Tap.Operations.Count <= 14, string.Join('\n', pki.Tap.Operations));
    }

    [Fact]
    public async Task RevokeAsync_TwoMachinesRacing_LosesNothingAndNumbersRise()
    {
        string account = azurite.NewAccount();
        await using TestPki one = new(account, keys.Folder);
        await using TestPki two = new(account, keys.Folder);
        IssuedCertificate first = await one.IssueAsync();
        IssuedCertificate second = await two.IssueAsync();
        await two.CrlAsync();
        TaskCompletionSource overtaken = new();
        TaskCompletionSource held = new(TaskCreationOptions.RunContinuationsAsynchronously);
        // The first machine is held back right before it replaces the list; the second overtakes it.
        one.Tap.Before = operation => IsListWrite(operation) && held.TrySetResult() ? overtaken.Task : Task.CompletedTask;

        Task<RevocationReceipt> slow = one.RevokeAsync(first);
        await held.Task;
        RevocationReceipt fast = await two.RevokeAsync(second);
        overtaken.SetResult();
        RevocationReceipt late = await slow;

        PublishedCrl final = await one.CrlAsync();
        Assert.True(final.Contains(first.Serial) && final.Contains(second.Serial));
        Assert.Equal(2, fast.Lists[0].Number);
        Assert.Equal(2, late.Lists[0].Number); // the faster one took the open order along
        Assert.Equal(2, final.Number);
    }

    [Fact]
    public async Task RevokeAsync_ManyAtOnceOnTwoMachines_AllEndOnTheListAndEveryNumberIsArchived()
    {
        string account = azurite.NewAccount();
        await using TestPki one = new(account, keys.Folder);
        await using TestPki two = new(account, keys.Folder);
        List<IssuedCertificate> issued = [];
        for (int i = 0; i < 12; i++)
        {
            issued.Add(await one.IssueAsync());
        }

        RevocationReceipt[] receipts = await Task.WhenAll(issued.Select((certificate, index) => (index % 2 == 0 ? one : two).RevokeAsync(certificate)));

        PublishedCrl final = await one.CrlAsync();
        Assert.All(issued, certificate => Assert.True(final.Contains(certificate.Serial)));
        Assert.Equal(issued.Count, final.Count);
        Assert.All(receipts, receipt => Assert.InRange(receipt.Lists[0].Number, 2, final.Number));
        for (long number = 1; number <= final.Number; number++)
        {
            PublishedCrl? archived = await one.Crls.ReadArchivedAsync(CertificatePurpose.Signing, number, Cancel);
            Assert.Equal(number, archived?.Number);
        }

        foreach (RevocationReceipt receipt in receipts)
        {
            PublishedCrl named = (await one.Crls.ReadArchivedAsync(CertificatePurpose.Signing, receipt.Lists[0].Number, Cancel))!;
            Assert.True(named.Contains(receipt.Lists[0].Serials.Single()));
        }
    }

    [Fact]
    public async Task RevokeAsync_CrashBetweenLedgerAndList_NextListOfAnyoneCarriesIt()
    {
        string account = azurite.NewAccount();
        await using TestPki crashing = new(account, keys.Folder);
        IssuedCertificate lost = await crashing.IssueAsync();
        IssuedCertificate other = await crashing.IssueAsync();
        crashing.Tap.Before = operation => IsListWrite(operation) ? throw new CrashException(operation) : Task.CompletedTask;
        await Assert.ThrowsAsync<CrashException>(() => crashing.RevokeAsync(lost));
        await using TestPki next = new(account, keys.Folder);

        await next.RevokeAsync(other);

        Assert.True((await next.CrlAsync()).Contains(lost.Serial));
    }

    [Fact]
    public async Task RevokeAsync_CrashBetweenListAndArchive_IsHealedBeforeTheListIsReplaced()
    {
        string account = azurite.NewAccount();
        await using TestPki crashing = new(account, keys.Folder);
        IssuedCertificate lost = await crashing.IssueAsync();
        IssuedCertificate other = await crashing.IssueAsync();
        RevocationOrder order = TestOrders.Revocation(lost);
        crashing.Tap.Before = operation => operation.StartsWith("PUT", StringComparison.Ordinal) && operation.Contains("/crl-archive/") ? throw new CrashException(operation) : Task.CompletedTask;
        await Assert.ThrowsAsync<CrashException>(() => crashing.Authority.RevokeAsync(order, Cancel));
        Assert.True(await IsOpenAsync(account, lost));
        await using TestPki next = new(account, keys.Folder);
        Assert.Null(await next.Crls.ReadArchivedAsync(CertificatePurpose.Signing, 2, Cancel));

        RevocationReceipt again = await next.Authority.RevokeAsync(order, Cancel);
        await next.RevokeAsync(other);

        Assert.Equal(2, again.Lists[0].Number);
        PublishedCrl healed = (await next.Crls.ReadArchivedAsync(CertificatePurpose.Signing, 2, Cancel))!;
        Assert.True(healed.Contains(lost.Serial));
        Assert.False(healed.Contains(other.Serial));
        Assert.Equal(3, (await next.CrlAsync()).Number);
        Assert.Equal(2, (await next.CrlAsync()).Count);
    }

    [Fact]
    public async Task RevokeAsync_ClockBehindTheLastList_DoesNotGoBackInTime()
    {
        string account = azurite.NewAccount();
        await using TestPki ahead = new(account, keys.Folder, new(TestPki.Noon.AddMinutes(3)));
        IssuedCertificate first = await ahead.IssueAsync();
        IssuedCertificate second = await ahead.IssueAsync();
        await ahead.RevokeAsync(first);
        await using TestPki behind = new(account, keys.Folder);

        await behind.RevokeAsync(second);

        Assert.Equal(TestPki.Noon.AddMinutes(3), (await behind.CrlAsync()).ThisUpdate);
    }

    [Fact]
    public async Task RevokeAsync_InTheLedgerButOnNoList_ComesOntoTheListItsReceiptNames()
    {
        string account = azurite.NewAccount();
        await using TestPki crashing = new(account, keys.Folder);
        IssuedCertificate lost = await crashing.IssueAsync();
        RevocationOrder order = TestOrders.Revocation(lost);
        crashing.Tap.Before = operation => IsListWrite(operation) ? throw new CrashException(operation) : Task.CompletedTask;
        await Assert.ThrowsAsync<CrashException>(() => crashing.Authority.RevokeAsync(order, Cancel));
        await Ledger(account).DeleteEntityAsync("sign", $"open|{lost.Serial}", cancellationToken: Cancel);
        await using TestPki next = new(account, keys.Folder);
        next.Time.Advance(TimeSpan.FromHours(1));

        RevocationReceipt receipt = await next.Authority.RevokeAsync(order, Cancel);

        Assert.Equal([lost.Serial], Assert.Single(receipt.Expectations).Serials);
        PublishedCrl named = (await next.Crls.ReadArchivedAsync(CertificatePurpose.Signing, receipt.Lists[0].Number, Cancel))!;
        Assert.Equal(TestPki.Noon, named.Find(lost.Serial)?.RevokedAt);
        Assert.False(await IsOpenAsync(account, lost));
    }

    static TableClient Ledger(string account) => new(account, "Revocations");

    static async Task<bool> IsOpenAsync(string account, IssuedCertificate certificate) =>
        (await Ledger(account).GetEntityIfExistsAsync<TableEntity>("sign", $"open|{certificate.Serial}", cancellationToken: Cancel)).HasValue;

    static bool IsListWrite(string operation) => operation.StartsWith("PUT", StringComparison.Ordinal) && operation.EndsWith("/crl/crl-sign.crl", StringComparison.Ordinal);

    static async Task<ProgramResult> VerifyAsync(TemporaryFolder folder, AuthorityCertificates authorities, IssuedCertificate certificate, PublishedCrl crl, DateTimeOffset at)
    {
        await File.WriteAllTextAsync(folder.File("root.pem"), authorities.Root.ExportCertificatePem(), Cancel);
        await File.WriteAllTextAsync(folder.File("sub.pem"), authorities.For(certificate.Purpose).ExportCertificatePem(), Cancel);
        await File.WriteAllTextAsync(folder.File("card.pem"), certificate.ToPem(), Cancel);
        await folder.WriteAsync("list.crl", crl.Der);
        return await RequiredPart.RunAsync(
            "openssl", "verify", "-x509_strict", "-crl_check", "-CAfile", folder.File("root.pem"), "-untrusted", folder.File("sub.pem"),
            "-CRLfile", folder.File("list.crl"), "-attime", $"{at.ToUnixTimeSeconds()}", folder.File("card.pem"));
    }
}
