using System.Buffers.Text;
using System.Security.Cryptography;
using Azure.Core;
using Hpki.Pki.Keys;
using Hpki.Pki.Tests.Parts;

namespace Hpki.Pki.Tests;

public sealed class KeyVaultTests
{
    static readonly byte[] Hash = SHA256.HashData("to be signed"u8);

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SignHashAsync_KeyInTheVault_SendsKeyVaultsRequestAndReturnsItsSignature()
    {
        await using KeyVaultStub vault = await KeyVaultStub.StartAsync();
        ISigner signer = await vault.Keys().OpenAsync(AuthorityKey.Signing, Cancel);

        byte[] signature = await signer.SignHashAsync(Hash, Cancel);

        Assert.Equal(vault.Key.ExportSubjectPublicKeyInfo(), signer.SubjectPublicKeyInfo.ToArray());
        Assert.True(vault.Key.VerifyHash(Hash, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        Assert.Equal(
            [
                "GET /keys/sign-key?api-version=7.4 Bearer stub-token ",
                $"POST /keys/sign-key/v1/sign?api-version=7.4 Bearer stub-token {{\"alg\":\"RS256\",\"value\":\"{Base64Url.EncodeToString(Hash)}\"}}",
            ],
            vault.Requests);
    }

    [Fact]
    public async Task SignHashAsync_KeyRotatedMeanwhile_StaysWithTheVersionItOpened()
    {
        await using KeyVaultStub vault = await KeyVaultStub.StartAsync();
        ISigner signer = await vault.Keys().OpenAsync(AuthorityKey.Signing, Cancel);
        vault.CurrentVersion = "v2";

        await signer.SignHashAsync(Hash, Cancel);

        Assert.Contains("/keys/sign-key/v1/sign", vault.Requests.Last());
    }

    [Fact]
    public async Task OpenAsync_PinnedVersion_AsksForIt()
    {
        await using KeyVaultStub vault = await KeyVaultStub.StartAsync();

        await vault.Keys().OpenAsync(AuthorityKey.Authentication, Cancel);

        Assert.StartsWith("GET /keys/auth-key/v7?", vault.Requests.Single());
    }

    [Fact]
    public async Task OpenAsync_NoSuchKeyOrForbidden_NamesTheKey()
    {
        await using KeyVaultStub vault = await KeyVaultStub.StartAsync();
        vault.Refusal = 403;

        SigningException refusal = await Assert.ThrowsAsync<SigningException>(() => vault.Keys().OpenAsync(AuthorityKey.Root, Cancel));

        Assert.Contains("403", refusal.Message);
        Assert.Contains("root-key", refusal.Message);
    }

    [Fact]
    public async Task OpenAsync_NotAnRsaKey_IsRefused()
    {
        await using KeyVaultStub vault = await KeyVaultStub.StartAsync();
        vault.KeyType = "EC";

        SigningException refusal = await Assert.ThrowsAsync<SigningException>(() => vault.Keys().OpenAsync(AuthorityKey.Root, Cancel));

        Assert.Contains("EC", refusal.Message);
    }

    [Fact]
    public async Task SignHashAsync_VaultGone_IsASigningException()
    {
        KeyVaultStub vault = await KeyVaultStub.StartAsync();
        ISigner signer = await vault.Keys().OpenAsync(AuthorityKey.Signing, Cancel);
        await vault.DisposeAsync();

        await Assert.ThrowsAsync<SigningException>(() => signer.SignHashAsync(Hash, Cancel));
    }
}
