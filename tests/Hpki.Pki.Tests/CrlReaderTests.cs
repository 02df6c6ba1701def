using System.Security.Cryptography.X509Certificates;
using System.Text;
using Hpki.Pki.Crls;
using Hpki.Pki.Keys;
using Hpki.Pki.Tests.Parts;
using Hpki.Procedures.Cards;
using Hpki.Procedures.Identifiers;

namespace Hpki.Pki.Tests;

public sealed class CrlReaderTests(TestKeys keys)
{
    [Fact]
    public async Task Read_BuiltList_GivesEveryPartBack()
    {
        CrlEntry[] entries = [TestCrl.Entry("1"), TestCrl.Entry("80"), TestCrl.Entry("00FF00", PublishedReason.Unspecified), TestCrl.Entry(new string('F', 40), PublishedReason.KeyCompromise)];
        (X509Certificate2 authority, _) = await TestCrl.AuthorityAsync(keys.Folder);

        PublishedCrl crl = CrlReader.Read(await TestCrl.BuildAsync(keys.Folder, entries));

        Assert.Equal(7, crl.Number);
        Assert.Equal(TestPki.Noon, crl.ThisUpdate);
        Assert.Equal(TestPki.Noon.AddHours(96), crl.NextUpdate);
        Assert.Equal(entries.Length, crl.Count);
        Assert.Equal(entries, crl.Entries);
        Assert.All(entries, entry => Assert.Equal(entry, crl.Find(entry.Serial)));
        Assert.False(crl.Contains(CertificateSerial.Parse("2")));
        Assert.False(crl.Contains(CertificateSerial.Parse("FF")));
        Assert.True(crl.IsSignedBy(authority));
    }

    [Fact]
    public async Task Read_EmptyList_HasNoEntriesForUsAndDotNet()
    {
        byte[] der = await TestCrl.BuildAsync(keys.Folder);

        PublishedCrl crl = CrlReader.Read(der);

        Assert.Equal(0, crl.Count);
        Assert.Empty(crl.Entries);
        CertificateRevocationListBuilder.Load(der, out System.Numerics.BigInteger number);
        Assert.Equal(7, number);
    }

    [Fact]
    public async Task Read_TimesBeyond2049_UseGeneralizedTime()
    {
        DateTimeOffset late = new(2049, 12, 31, 23, 59, 59, TimeSpan.Zero);

        byte[] der = await new TestCrl { ThisUpdate = late, NextUpdate = late.AddSeconds(1) }.SignAsync(keys.Folder);

        Assert.Contains("491231235959Z", Encoding.ASCII.GetString(der));
        Assert.Contains("20500101000000Z", Encoding.ASCII.GetString(der));
        Assert.Equal(late.AddSeconds(1), CrlReader.Read(der).NextUpdate);
    }

    [Fact]
    public async Task IsFreshAt_BoundsOfTheList_IncludesThisUpdateAndExcludesNextUpdate()
    {
        PublishedCrl crl = CrlReader.Read(await TestCrl.BuildAsync(keys.Folder));

        Assert.False(crl.IsFreshAt(crl.ThisUpdate.AddSeconds(-1)));
        Assert.True(crl.IsFreshAt(crl.ThisUpdate));
        Assert.True(crl.IsFreshAt(crl.NextUpdate.AddSeconds(-1)));
        Assert.False(crl.IsFreshAt(crl.NextUpdate));
    }

    [Fact]
    public async Task IsSignedBy_OtherAuthority_IsFalse()
    {
        (X509Certificate2 other, _) = await TestCrl.AuthorityAsync(keys.Folder, AuthorityKey.Authentication);

        PublishedCrl crl = CrlReader.Read(await TestCrl.BuildAsync(keys.Folder));

        Assert.False(crl.IsSignedBy(other));
    }

    [Fact]
    public async Task Read_EverySingleOctetChanged_IsRefusedOrNoLongerSigned()
    {
        byte[] der = await TestCrl.BuildAsync(keys.Folder, TestCrl.Entry("0102030405"), TestCrl.Entry("8182"));
        (X509Certificate2 authority, _) = await TestCrl.AuthorityAsync(keys.Folder);
        int refused = 0;
        int unsigned = 0;

        for (int at = 0; at < der.Length; at++)
        {
            foreach (byte change in (byte[])[0x01, 0x80, 0xFF])
            {
                byte[] changed = (byte[])der.Clone();
                changed[at] ^= change;
                try
                {
                    Assert.False(CrlReader.Read(changed).IsSignedBy(authority), $"octet {at} changed, still signed");
                    unsigned++;
                }
                catch (CrlFormatException)
                {
                    refused++;
                }
            }
        }

        Assert.True(refused > 100 && unsigned > 100);
    }

    [Fact]
    public async Task Read_CutAnywhere_IsRefused()
    {
        byte[] der = await TestCrl.BuildAsync(keys.Folder, TestCrl.Entry("0102030405"));

        for (int length = 0; length < der.Length; length++)
        {
            Assert.Throws<CrlFormatException>(() => CrlReader.Read(der.AsMemory(0, length)));
        }
    }

    [Fact]
    public void Read_HugeLengths_AreRefused()
    {
        Assert.Throws<CrlFormatException>(() => CrlReader.Read(new byte[] { 0x30, 0x84, 0x7F, 0xFF, 0xFF, 0xFF, 0x30 }));
        Assert.Throws<CrlFormatException>(() => CrlReader.Read(new byte[] { 0x30, 0x88, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF }));
        Assert.Throws<CrlFormatException>(() => CrlReader.Read(new byte[] { 0x30, 0x80, 0x00, 0x00 }));
    }

    [Fact]
    public void Read_Pem_SaysSo()
    {
        CrlFormatException refusal = Assert.Throws<CrlFormatException>(() => CrlReader.Read(Encoding.ASCII.GetBytes("-----BEGIN X509 CRL-----\n")));

        Assert.Contains("PEM", refusal.Message);
    }

    [Fact]
    public async Task Read_OctetsBehindTheList_IsRefused()
    {
        byte[] der = [.. await TestCrl.BuildAsync(keys.Folder), 0x00];

        Assert.Throws<CrlFormatException>(() => CrlReader.Read(der));
    }

    static readonly byte[] Serial = [0x02, 0x01, 0x05];

    internal static readonly (string Part, TestCrl Crl)[] Wrong =
    [
        ("version", new() { Version = [0x02, 0x01, 0x00] }),
        ("signature", new() { Algorithm = [0x30, 0x0D, 0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x05, 0x05, 0x00] }),
        ("nextUpdate", new() { NextUpdate = null }),
        ("nextUpdate", new() { NextUpdate = TestPki.Noon }),
        ("crlExtensions", new() { CrlExtensions = [] }),
        ("crlExtensions", new() { CrlExtensions = TestCrl.Extensions(("2.5.29.35", false, [0x30, 0x00])) }),
        ("crlExtensions", new() { CrlExtensions = TestCrl.Extensions(("2.5.29.20", false, [0x02, 0x01, 0x07]), ("2.5.29.28", true, [0x30, 0x00])) }),
        ("cRLNumber", new() { CrlExtensions = TestCrl.Extensions(("2.5.29.20", false, [0x02, 0x01, 0xFF])) }),
        ("cRLNumber", new() { CrlExtensions = TestCrl.Extensions(("2.5.29.20", false, [0x02, 0x09, 0x01, 0, 0, 0, 0, 0, 0, 0, 0])) }),
        ("revokedCertificates, entry 1", new() { Entries = TestCrl.OneEntry([0x02, 0x01, 0x00]) }),
        ("revokedCertificates, entry 1", new() { Entries = TestCrl.OneEntry([0x02, 0x01, 0x85]) }),
        ("revokedCertificates, entry 1", new() { Entries = TestCrl.OneEntry([0x02, 0x15, 0x7F, .. new byte[20]]) }),
        ("revokedCertificates, entry 1", new() { Entries = TestCrl.OneEntry(Serial, ("2.5.29.29", true, [0x30, 0x00])) }),
        ("revokedCertificates, entry 1", new() { Entries = TestCrl.OneEntry(Serial, ("2.5.29.21", false, [0x0A, 0x01, 0x07])) }),
        ("revokedCertificates, entry 1", new() { Entries = TestCrl.OneEntry(Serial, ("2.5.29.21", false, [0x0A, 0x01, 0x0B])) }),
        ("revokedCertificates, entry 1", new() { Entries = [0x30, 0x02, 0x05, 0x00] }),
    ];

    public static TheoryData<int> WrongOnes => [.. Enumerable.Range(0, Wrong.Length)];

    [Theory]
    [MemberData(nameof(WrongOnes))]
    public async Task Read_WellSignedButWrong_NamesThePart(int index)
    {
        (string part, TestCrl wrong) = Wrong[index];
        byte[] der = await wrong.SignAsync(keys.Folder);

        CrlFormatException refusal = Assert.Throws<CrlFormatException>(() => CrlReader.Read(der));

        Assert.StartsWith(part, refusal.Part);
    }

    [Fact]
    public async Task Read_UnknownExtensionsThatAreNotCritical_ArePassedOver()
    {
        TestCrl crl = new()
        {
            CrlExtensions = TestCrl.Extensions(("2.5.29.20", false, [0x02, 0x01, 0x07]), ("1.2.3.4", false, [0x05, 0x00])),
            Entries = TestCrl.OneEntry(Serial, ("2.5.29.24", false, [0x05, 0x00]), ("2.5.29.21", false, [0x0A, 0x01, 0x05])),
        };

        PublishedCrl read = CrlReader.Read(await crl.SignAsync(keys.Folder));

        Assert.Equal(PublishedReason.CessationOfOperation, read.Find(CertificateSerial.Parse("5"))?.Reason);
    }
}
