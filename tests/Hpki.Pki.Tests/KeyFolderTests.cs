using System.Security.Cryptography;
using Hpki.Pki.Keys;
using Hpki.Pki.Tests.Parts;

namespace Hpki.Pki.Tests;

public sealed class KeyFolderTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task OpenAsync_SecondStart_OpensTheSameKeyWithThePassphraseItMade()
    {
        using TemporaryFolder folder = new();
        using KeyFolder first = new(folder.Path, passphrase: null);
        ISigner made = await first.OpenAsync(AuthorityKey.Signing, Cancel);
        using KeyFolder second = new(folder.Path, passphrase: null);

        ISigner opened = await second.OpenAsync(AuthorityKey.Signing, Cancel);

        Assert.Equal(made.SubjectPublicKeyInfo.ToArray(), opened.SubjectPublicKeyInfo.ToArray());
        byte[] hash = SHA256.HashData("text"u8);
        using RSA key = RSA.Create();
        key.ImportSubjectPublicKeyInfo(opened.SubjectPublicKeyInfo.Span, out _);
        Assert.True(key.VerifyHash(hash, await opened.SignHashAsync(hash, Cancel), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    // 1,000 rounds over 256 random bits; 600,000 over words that people chose.
    [Theory]
    [InlineData(null, "03E8")]
    [InlineData("ひとが選んだ合言葉", "0927C0")]
    public async Task OpenAsync_NewKey_IsEncryptedAndReadableByItsAccountOnly(string? passphrase, string iterations)
    {
        using TemporaryFolder folder = new();
        using KeyFolder keys = new(folder.File("inner"), passphrase);

        await keys.OpenAsync(AuthorityKey.Root, Cancel);

        string path = Path.Combine(folder.File("inner"), "root.key");
        Assert.StartsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----", await File.ReadAllTextAsync(path, Cancel));
        if (!OperatingSystem.IsWindows())
        {
            UnixFileMode ownerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            Assert.Equal(passphrase is null, File.Exists(Path.Combine(folder.File("inner"), "passphrase")));
            foreach (string file in Directory.EnumerateFiles(folder.File("inner")))
            {
                Assert.Equal(ownerOnly, File.GetUnixFileMode(file));
            }

            Assert.Equal(ownerOnly | UnixFileMode.UserExecute, File.GetUnixFileMode(folder.File("inner")));
        }

        ProgramResult structure = await RequiredPart.RunAsync("openssl", "asn1parse", "-in", path);
        Assert.Contains("PBES2", structure.Output);
        Assert.Contains("aes-256-cbc", structure.Output);
        Assert.Contains("hmacWithSHA256", structure.Output);
        Assert.Contains($"INTEGER           :{iterations}", structure.Output);
    }

    [Fact]
    public async Task OpenAsync_WrongPassphrase_NamesFileAndSetting()
    {
        using TemporaryFolder folder = new();
        using KeyFolder right = new(folder.Path, "right");
        await right.OpenAsync(AuthorityKey.Root, Cancel);
        using KeyFolder wrong = new(folder.Path, "wrong");

        SigningException refusal = await Assert.ThrowsAsync<SigningException>(() => wrong.OpenAsync(AuthorityKey.Root, Cancel));

        Assert.Contains("root.key", refusal.Message);
        Assert.Contains("Pki:Keys:Passphrase", refusal.Message);
        Assert.DoesNotContain("wrong", refusal.Message);
    }

    [Fact]
    public async Task OpenAsync_PassphraseLost_MakesNoNewOne()
    {
        using TemporaryFolder folder = new();
        using (KeyFolder first = new(folder.Path, passphrase: null))
        {
            await first.OpenAsync(AuthorityKey.Root, Cancel);
        }

        File.Delete(folder.File("passphrase"));
        using KeyFolder second = new(folder.Path, passphrase: null);

        await Assert.ThrowsAsync<SigningException>(() => second.OpenAsync(AuthorityKey.Signing, Cancel));
        Assert.False(File.Exists(folder.File("passphrase")));
    }

    [Fact]
    public async Task OpenAsync_DamagedKeyFile_IsRefused()
    {
        using TemporaryFolder folder = new();
        await folder.WriteAsync("signing.key", "not a key"u8.ToArray());
        using KeyFolder keys = new(folder.Path, "passphrase");

        SigningException refusal = await Assert.ThrowsAsync<SigningException>(() => keys.OpenAsync(AuthorityKey.Signing, Cancel));

        Assert.Contains("signing.key", refusal.Message);
    }
}
