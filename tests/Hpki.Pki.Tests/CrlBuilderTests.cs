using System.Numerics;
using System.Security.Cryptography.X509Certificates;
using Hpki.Pki.Crls;
using Hpki.Pki.Keys;
using Hpki.Pki.Tests.Parts;
using Hpki.Procedures.Identifiers;

namespace Hpki.Pki.Tests;

public sealed class CrlBuilderTests(TestKeys keys)
{
    [Fact]
    public async Task SignAsync_FiftyThousandEntries_KeepsAddsAndDrops()
    {
        (X509Certificate2 authority, ISigner signer) = await TestCrl.AuthorityAsync(keys.Folder);
        CrlEntry[] entries = [.. SyntheticRevocations.Entries(50_000, TestPki.Noon)];
        PublishedCrl full = CrlReader.Read(await Builder(authority, null, 1, entries).SignAsync(signer, TestContext.Current.CancellationToken));
        CrlEntry added = TestCrl.Entry("ABCDEF");
        HashSet<CertificateSerial> dropped = [entries[0].Serial, entries[25_000].Serial, entries[^1].Serial];

        byte[] der = await (Builder(authority, full, 2, [added]) with { Dropped = dropped }).SignAsync(signer, TestContext.Current.CancellationToken);

        PublishedCrl next = CrlReader.Read(der);
        Assert.True(next.IsSignedBy(authority));
        Assert.Equal(50_000 - 3 + 1, next.Count);
        Assert.Equal([.. entries.Where(entry => !dropped.Contains(entry.Serial)), added], next.Entries);
        CertificateRevocationListBuilder.Load(der, out BigInteger number);
        Assert.Equal(2, number);
    }

    [Fact]
    public async Task SignAsync_LastEntryDropped_LeavesNoEmptyList()
    {
        (X509Certificate2 authority, ISigner signer) = await TestCrl.AuthorityAsync(keys.Folder);
        CrlEntry only = TestCrl.Entry("1");
        PublishedCrl previous = CrlReader.Read(await Builder(authority, null, 1, [only]).SignAsync(signer, TestContext.Current.CancellationToken));

        byte[] der = await (Builder(authority, previous, 2, []) with { Dropped = new HashSet<CertificateSerial> { only.Serial } }).SignAsync(signer, TestContext.Current.CancellationToken);

        Assert.Equal(0, CrlReader.Read(der).Count);
        CertificateRevocationListBuilder.Load(der, out _);
    }

    [Fact]
    public async Task SignAsync_SignerOfAnotherKey_IsRefused()
    {
        (X509Certificate2 authority, ISigner signer) = await TestCrl.AuthorityAsync(keys.Folder);
        ISigner other = await keys.Folder.OpenAsync(AuthorityKey.Authentication, TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<SigningException>(() => Builder(authority, null, 1, []).SignAsync(new MixedUpSigner(signer, other), TestContext.Current.CancellationToken));
    }

    static CrlBuilder Builder(X509Certificate2 authority, PublishedCrl? previous, long number, IReadOnlyCollection<CrlEntry> added) => new()
    {
        Authority = authority,
        Previous = previous,
        Number = number,
        ThisUpdate = TestPki.Noon,
        NextUpdate = TestPki.Noon.AddHours(96),
        Added = added,
    };

    sealed class MixedUpSigner(ISigner shown, ISigner used) : ISigner
    {
        public ReadOnlyMemory<byte> SubjectPublicKeyInfo => shown.SubjectPublicKeyInfo;

        public Task<byte[]> SignHashAsync(ReadOnlyMemory<byte> sha256, CancellationToken cancellationToken) => used.SignHashAsync(sha256, cancellationToken);
    }
}
