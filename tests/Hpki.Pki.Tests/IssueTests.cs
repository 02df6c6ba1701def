using System.Security.Cryptography.X509Certificates;
using Hpki.Pki.Certificates;
using Hpki.Pki.Tests.Parts;

namespace Hpki.Pki.Tests;

public sealed class IssueTests(AzuriteFixture azurite, TestKeys keys)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task IssueAsync_SameOrderTwice_ReturnsTheSameCertificate()
    {
        await using TestPki pki = new(azurite.NewAccount(), keys.Folder);
        CertificateOrder order = TestOrders.Certificate();

        IssuedCertificate first = await pki.Authority.IssueAsync(order, Cancel);
        IssuedCertificate second = await pki.Authority.IssueAsync(order, Cancel);

        Assert.Equal(first.Der.ToArray(), second.Der.ToArray());
        Assert.Equal(first.Serial, second.Serial);
    }

    [Fact]
    public async Task IssueAsync_SameOrderAtOnceOnTwoMachines_GivesOneCertificate()
    {
        string account = azurite.NewAccount();
        await using TestPki one = new(account, keys.Folder);
        await using TestPki two = new(account, keys.Folder);
        CertificateOrder order = TestOrders.Certificate();

        IssuedCertificate[] issued = await Task.WhenAll(one.Authority.IssueAsync(order, Cancel), two.Authority.IssueAsync(order, Cancel));

        Assert.Equal(issued[0].Der.ToArray(), issued[1].Der.ToArray());
    }

    [Fact]
    public async Task IssueAsync_CrashBeforeTheCertificateIsStored_FinishesTheSameCertificate()
    {
        string account = azurite.NewAccount();
        await using TestPki crashing = new(account, keys.Folder);
        await crashing.Authority.GetAuthoritiesAsync(Cancel);
        CertificateOrder order = TestOrders.Certificate();
        int posts = 0;
        crashing.Tap.Before = operation => operation.StartsWith("POST", StringComparison.Ordinal) && ++posts == 3
            ? throw new CrashException(operation)
            : Task.CompletedTask;
        await Assert.ThrowsAsync<CrashException>(() => crashing.Authority.IssueAsync(order, Cancel));
        await using TestPki next = new(account, keys.Folder);

        IssuedCertificate issued = await next.Authority.IssueAsync(order, Cancel);

        Assert.Equal(issued.Serial, (await next.Authority.FindAsync(order.Purpose, issued.Serial, Cancel))?.Serial);
        Assert.Single(next.Tap.Operations, operation => operation.StartsWith("POST", StringComparison.Ordinal) && operation.EndsWith("/Certificates", StringComparison.Ordinal));
    }

    [Fact]
    public async Task IssueAsync_OrderKeyUsedForOtherContents_IsRefused()
    {
        await using TestPki pki = new(azurite.NewAccount(), keys.Folder);
        CertificateOrder order = TestOrders.Certificate();
        await pki.Authority.IssueAsync(order, Cancel);

        CertificateOrderException refusal = await Assert.ThrowsAsync<CertificateOrderException>(
            () => pki.Authority.IssueAsync(order with { RomajiName = "Somebody Else" }, Cancel));

        Assert.Equal("OrderKey", refusal.Field);
    }

    [Fact]
    public async Task IssueAsync_OneKeyForBothPurposes_IsRefused()
    {
        await using TestPki pki = new(azurite.NewAccount(), keys.Folder);
        CertificateOrder signing = TestOrders.Certificate();
        await pki.Authority.IssueAsync(signing, Cancel);

        CertificateOrderException refusal = await Assert.ThrowsAsync<CertificateOrderException>(
            () => pki.Authority.IssueAsync(signing with { Purpose = CertificatePurpose.Authentication }, Cancel));

        Assert.Equal("SubjectKey", refusal.Field);
    }

    [Fact]
    public async Task IssueAsync_LeapDay_LivesWholeTokyoDays()
    {
        await using TestPki pki = new(azurite.NewAccount(), keys.Folder);
        CertificateOrder order = TestOrders.Certificate() with { FirstDay = new(2028, 2, 29), LastDay = CertificateOrder.LongestLastDay(new(2028, 2, 29)) };

        IssuedCertificate issued = await pki.Authority.IssueAsync(order, Cancel);

        using X509Certificate2 certificate = X509CertificateLoader.LoadCertificate(issued.Der.Span);
        Assert.Equal(new DateTime(2028, 2, 28, 15, 0, 0, DateTimeKind.Utc), certificate.NotBefore.ToUniversalTime());
        Assert.Equal(new DateTime(2033, 2, 27, 14, 59, 59, DateTimeKind.Utc), certificate.NotAfter.ToUniversalTime());
    }

    public static TheoryData<string, Func<CertificateOrder, CertificateOrder>> WrongOrders => new()
    {
        { "OrderKey", order => order with { OrderKey = "a/b" } },
        { "OrderKey", order => order with { OrderKey = "" } },
        { "RomajiName", order => order with { RomajiName = "見本 花子" } },
        { "RomajiName", order => order with { RomajiName = " Hanako" } },
        { "RomajiName", order => order with { RomajiName = new string('a', 65) } },
        { "SubjectSerialNumber", order => order with { SubjectSerialNumber = "1_2" } },
        { "LastDay", order => order with { LastDay = order.FirstDay.AddDays(-1) } },
        { "LastDay", order => order with { LastDay = order.FirstDay.AddYears(5) } },
        { "LastDay", order => order with { FirstDay = new(2044, 1, 1), LastDay = new(2048, 12, 31) } },
        { "Purpose", order => order with { Purpose = (CertificatePurpose)7 } },
    };

    [Theory]
    [MemberData(nameof(WrongOrders), DisableDiscoveryEnumeration = true)]
    public async Task IssueAsync_WrongOrder_IsRefusedByName(string field, Func<CertificateOrder, CertificateOrder> spoil)
    {
        await using TestPki pki = new(azurite.NewAccount(), keys.Folder);

        CertificateOrderException refusal = await Assert.ThrowsAsync<CertificateOrderException>(() => pki.Authority.IssueAsync(spoil(TestOrders.Certificate()), Cancel));

        Assert.Equal(field, refusal.Field);
    }
}
