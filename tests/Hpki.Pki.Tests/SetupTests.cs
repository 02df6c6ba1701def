using Azure.Storage.Blobs;
using Hpki.Pki.Authorities;
using Hpki.Pki.Certificates;
using Hpki.Pki.Keys;
using Hpki.Pki.Tests.Parts;

namespace Hpki.Pki.Tests;

public sealed class SetupTests(AzuriteFixture azurite, TestKeys keys)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task GetAuthoritiesAsync_SecondStart_LoadsTheSameAndDoesNotNeedTheRootKey()
    {
        string account = azurite.NewAccount();
        await using TestPki first = new(account, keys.Folder);
        AuthorityCertificates made = await first.Authority.GetAuthoritiesAsync(Cancel);
        await using TestPki second = new(account, new WithoutRoot(keys.Folder));

        AuthorityCertificates loaded = await second.Authority.GetAuthoritiesAsync(Cancel);

        Assert.Equal(made.Root.RawData, loaded.Root.RawData);
        Assert.Equal(made.Signing.RawData, loaded.Signing.RawData);
        Assert.Equal(made.Authentication.RawData, loaded.Authentication.RawData);
        Assert.Equal(1, (await second.CrlAsync()).Number);
    }

    [Fact]
    public async Task GetAuthoritiesAsync_TwoFirstStartsAtOnce_AgreeOnOneAuthority()
    {
        string account = azurite.NewAccount();
        await using TestPki one = new(account, keys.Folder);
        await using TestPki two = new(account, keys.Folder);

        AuthorityCertificates[] made = await Task.WhenAll(one.Authority.GetAuthoritiesAsync(Cancel), two.Authority.GetAuthoritiesAsync(Cancel));

        Assert.Equal(made[0].Signing.RawData, made[1].Signing.RawData);
        Assert.Equal(made[0].Authentication.RawData, made[1].Authentication.RawData);
        Assert.Equal((await one.CrlAsync()).Der.ToArray(), (await two.CrlAsync()).Der.ToArray());
    }

    [Fact]
    public async Task GetAuthoritiesAsync_KeysOfAnotherSetup_AreRefusedWithWhatToDo()
    {
        string account = azurite.NewAccount();
        await using TestPki first = new(account, keys.Folder);
        await first.Authority.GetAuthoritiesAsync(Cancel);
        using TemporaryFolder folder = new();
        using KeyFolder otherKeys = new(folder.Path, passphrase: null);
        await using TestPki second = new(account, otherKeys);

        CertificationAuthoritySetupException refusal = await Assert.ThrowsAsync<CertificationAuthoritySetupException>(() => second.Authority.GetAuthoritiesAsync(Cancel));

        Assert.Contains("Restore the keys", refusal.Message);
    }

    [Fact]
    public async Task GetAuthoritiesAsync_FirstStartFailsOnce_SucceedsWhenAskedAgain()
    {
        await using TestPki pki = new(azurite.NewAccount(), keys.Folder);
        pki.Tap.Before = operation => operation.EndsWith("/crl/ca/auth-ca.crt", StringComparison.Ordinal) && operation.StartsWith("PUT", StringComparison.Ordinal)
            ? throw new CrashException(operation)
            : Task.CompletedTask;
        await Assert.ThrowsAsync<CrashException>(() => pki.Authority.GetAuthoritiesAsync(Cancel));
        pki.Tap.Before = _ => Task.CompletedTask;

        IssuedCertificate issued = await pki.IssueAsync(CertificatePurpose.Authentication);

        Assert.Equal(CertificatePurpose.Authentication, issued.Purpose);
    }

    [Fact]
    public async Task GetAuthoritiesAsync_ListGoneButArchived_DoesNotBeginAgain()
    {
        string account = azurite.NewAccount();
        await using TestPki first = new(account, keys.Folder);
        await first.Authority.GetAuthoritiesAsync(Cancel);
        await new BlobServiceClient(account).GetBlobContainerClient("crl").DeleteBlobAsync("crl-sign.crl", cancellationToken: Cancel);
        await using TestPki second = new(account, keys.Folder);

        CertificationAuthoritySetupException refusal = await Assert.ThrowsAsync<CertificationAuthoritySetupException>(() => second.Authority.GetAuthoritiesAsync(Cancel));

        Assert.Contains("crl-sign.crl is gone", refusal.Message);
    }

    sealed class WithoutRoot(ISignerSource keys) : ISignerSource
    {
        public Task<ISigner> OpenAsync(AuthorityKey key, CancellationToken cancellationToken) =>
            key == AuthorityKey.Root ? throw new SigningException("The root key is offline.") : keys.OpenAsync(key, cancellationToken);
    }
}
