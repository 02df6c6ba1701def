using Azure.Core;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Hpki.Pki.Authorities;
using Hpki.Pki.Certificates;
using Hpki.Pki.Crls;
using Hpki.Pki.Keys;
using Hpki.Procedures.Cards;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Hpki.Pki.Tests.Parts;

/// <summary>A whole certification authority on the emulator. Two of them on one account are two machines.</summary>
sealed class TestPki : IAsyncDisposable
{
    /// <summary>A weekday noon in Tokyo.</summary>
    public static readonly DateTimeOffset Noon = new(2025, 4, 1, 3, 0, 0, TimeSpan.Zero);

    readonly ServiceProvider services;

    public TestPki(string account, ISignerSource keys, FakeTimeProvider? time = null, PkiOptions? options = null)
    {
        Account = account;
        Time = time ?? new FakeTimeProvider(Noon);
        ServiceCollection collection = new();
        collection.AddSingleton<TimeProvider>(Time);
        BlobClientOptions blobs = new() { Retry = { MaxRetries = 0 } };
        blobs.AddPolicy(Tap, HttpPipelinePosition.PerCall);
        TableClientOptions tables = new() { Retry = { MaxRetries = 0 } };
        tables.AddPolicy(Tap, HttpPipelinePosition.PerCall);
        collection.AddSingleton(new BlobServiceClient(account, blobs));
        collection.AddSingleton(new TableServiceClient(account, tables));
        collection.AddPki(options ?? Options());
        collection.AddSingleton(keys);
        services = collection.BuildServiceProvider();
    }

    public string Account { get; }

    public FakeTimeProvider Time { get; }

    public StorageTap Tap { get; } = new();

    public ICertificationAuthority Authority => services.GetRequiredService<ICertificationAuthority>();

    public CrlOrigin Origin => services.GetRequiredService<CrlOrigin>();

    public CrlStore Crls => services.GetRequiredService<CrlStore>();

    public static PkiOptions Options(PublishedReasons? reasons = null, Uri? origin = null) => new()
    {
        RootName = "C=JP, O=Test, CN=Test Root CA",
        Signing = new() { Name = "C=JP, O=Test, CN=Test Signing CA", PolicyOid = PkiConfiguration.TestSigningPolicy, CrlAddress = new("http://crl.example.jp/crl-sign.crl") },
        Authentication = new() { Name = "C=JP, O=Test, CN=Test Authentication CA", PolicyOid = PkiConfiguration.TestAuthenticationPolicy, CrlAddress = new("http://crl.example.jp/crl-auth.crl") },
        PracticeStatement = new("http://www.example.jp/cps/"),
        PublishedReasons = reasons ?? PublishedReasons.JmaObserved,
        KeyFolder = "unused",
        CrlOrigin = origin,
    };

    public Task<IssuedCertificate> IssueAsync(CertificatePurpose purpose = CertificatePurpose.Signing, DateOnly? lastDay = null) =>
        Authority.IssueAsync(TestOrders.Certificate(purpose) with { LastDay = lastDay ?? new DateOnly(2030, 3, 31) }, TestContext.Current.CancellationToken);

    public Task<RevocationReceipt> RevokeAsync(params IssuedCertificate[] certificates) =>
        Authority.RevokeAsync(TestOrders.Revocation(certificates), TestContext.Current.CancellationToken);

    public Task<PublishedCrl> CrlAsync(CertificatePurpose purpose = CertificatePurpose.Signing) => Authority.ReadCrlAsync(purpose, TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
