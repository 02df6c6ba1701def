using System.Security.Cryptography.X509Certificates;
using Hpki.Pki.Authorities;
using Hpki.Pki.Certificates;
using Hpki.Pki.Tests.Parts;

namespace Hpki.Pki.Tests;

public sealed class CertificateProfileTests(AzuriteFixture azurite, TestKeys keys)
{
    // The value of the extension in a real (test) card certificate, in the test data of MediSignVerifier.
    const string RealHcRole = "303430320606288185420001312831263024A0223120A00C060A2A830886910F01060101A2100C0E4D65646963616C20446F63746F72";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task IssueAsync_SigningCertificate_ReadsAsTheProfileInOpenssl()
    {
        await using TestPki pki = new(azurite.NewAccount(), keys.Folder);
        using TemporaryFolder folder = new();

        IssuedCertificate issued = await pki.IssueAsync();

        ProgramResult text = await RequiredPart.RunAsync("openssl", "x509", "-inform", "der", "-in", await folder.WriteAsync("c.der", issued.Der), "-noout", "-text", "-certopt", "no_pubkey,no_sigdump");
        Assert.Equal(0, text.ExitCode);
        string[] lines = [.. text.Output.Split('\n').Select(line => line.Trim())];
        Assert.Contains("Version: 3 (0x2)", lines);
        Assert.Contains("Issuer: C = JP, O = Test, CN = Test Signing CA", lines);
        Assert.Contains("Not Before: Mar 31 15:00:00 2025 GMT", lines);
        Assert.Contains("Not After : Mar 31 14:59:59 2030 GMT", lines);
        Assert.Contains("Subject: C = JP, CN = Hanako Mihon-Yamada, serialNumber = TEST0001", lines);
        Assert.Contains("Signature Algorithm: sha256WithRSAEncryption", lines);
        AssertFollows(lines, "X509v3 Key Usage: critical", "Non Repudiation");
        AssertFollows(lines, "X509v3 Certificate Policies: critical", "Policy: 1.2.392.100495.1.5.1.1.0.1", "CPS: http://www.example.jp/cps/");
        AssertFollows(lines, "X509v3 CRL Distribution Points:", "Full Name:", "URI:http://crl.example.jp/crl-sign.crl");
        Assert.Contains("DirName:/C=JP/O=Test/CN=Test Root CA", lines);
        Assert.DoesNotContain(lines, line => line.Contains("Extended Key Usage") || line.Contains("Authority Information Access") || line.Contains("Basic Constraints"));
    }

    [Fact]
    public async Task IssueAsync_AuthenticationCertificate_DiffersInUsagePolicyAndList()
    {
        await using TestPki pki = new(azurite.NewAccount(), keys.Folder);

        IssuedCertificate issued = await pki.IssueAsync(CertificatePurpose.Authentication);

        using X509Certificate2 certificate = X509CertificateLoader.LoadCertificate(issued.Der.Span);
        Assert.Equal(X509KeyUsageFlags.DigitalSignature, certificate.Extensions.OfType<X509KeyUsageExtension>().Single().KeyUsages);
        Assert.Equal("CN=Test Authentication CA, O=Test, C=JP", certificate.Issuer);
        Assert.Contains("060C2A830886910F010501020001", Convert.ToHexString(Extension(certificate, "2.5.29.32").RawData));
        Assert.Contains("http://crl.example.jp/crl-auth.crl", System.Text.Encoding.ASCII.GetString(Extension(certificate, "2.5.29.31").RawData));
    }

    [Fact]
    public async Task IssueAsync_Any_CarriesHcRoleOctetForOctetAsRealCards()
    {
        await using TestPki pki = new(azurite.NewAccount(), keys.Folder);

        IssuedCertificate issued = await pki.IssueAsync();

        using X509Certificate2 certificate = X509CertificateLoader.LoadCertificate(issued.Der.Span);
        X509Extension extension = Extension(certificate, "2.5.29.9");
        Assert.Equal(RealHcRole, Convert.ToHexString(extension.RawData));
        Assert.False(extension.Critical);
        Assert.Equal("Medical Doctor", HcRole.Read(extension.RawData));
    }

    [Fact]
    public async Task IssueAsync_Any_HasPositive128BitSerialAndKeyIdentifiers()
    {
        await using TestPki pki = new(azurite.NewAccount(), keys.Folder);
        AuthorityCertificates authorities = await pki.Authority.GetAuthoritiesAsync(Cancel);

        IssuedCertificate issued = await pki.IssueAsync();

        using X509Certificate2 certificate = X509CertificateLoader.LoadCertificate(issued.Der.Span);
        Assert.Equal(issued.Serial.Hex, certificate.SerialNumber.TrimStart('0'));
        Assert.InRange(issued.Serial.Hex.Length, 31, 32);
        X509AuthorityKeyIdentifierExtension authorityKey = certificate.Extensions.OfType<X509AuthorityKeyIdentifierExtension>().Single();
        Assert.Equal(authorities.Signing.Extensions.OfType<X509SubjectKeyIdentifierExtension>().Single().SubjectKeyIdentifierBytes.ToArray(), authorityKey.KeyIdentifier!.Value.ToArray());
        Assert.Equal(authorities.Root.SubjectName.RawData, authorityKey.NamedIssuer!.RawData);
        Assert.Equal(authorities.Signing.SerialNumberBytes.ToArray(), authorityKey.SerialNumber!.Value.ToArray());
        Assert.Single(certificate.Extensions.OfType<X509SubjectKeyIdentifierExtension>());
    }

    [Theory]
    [InlineData(CertificatePurpose.Signing)]
    [InlineData(CertificatePurpose.Authentication)]
    public async Task IssueAsync_Any_ChainsToTheRootForDotNet(CertificatePurpose purpose)
    {
        await using TestPki pki = new(azurite.NewAccount(), keys.Folder);
        AuthorityCertificates authorities = await pki.Authority.GetAuthoritiesAsync(Cancel);

        IssuedCertificate issued = await pki.IssueAsync(purpose);

        using X509Certificate2 certificate = X509CertificateLoader.LoadCertificate(issued.Der.Span);
        using X509Chain chain = new();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(authorities.Root);
        chain.ChainPolicy.ExtraStore.Add(authorities.For(purpose));
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.VerificationTime = TestPki.Noon.UtcDateTime;
        Assert.True(chain.Build(certificate), string.Join(", ", chain.ChainStatus.Select(status => status.StatusInformation)));
        Assert.Equal(3, chain.ChainElements.Count);
    }

    [Fact]
    public async Task GetAuthoritiesAsync_FirstStart_MakesAuthoritiesWithLimitedPaths()
    {
        await using TestPki pki = new(azurite.NewAccount(), keys.Folder);

        AuthorityCertificates authorities = await pki.Authority.GetAuthoritiesAsync(Cancel);

        X509BasicConstraintsExtension root = authorities.Root.Extensions.OfType<X509BasicConstraintsExtension>().Single();
        Assert.True(root is { Critical: true, CertificateAuthority: true, PathLengthConstraint: 1 });
        foreach (X509Certificate2 authority in new[] { authorities.Signing, authorities.Authentication })
        {
            X509BasicConstraintsExtension constraints = authority.Extensions.OfType<X509BasicConstraintsExtension>().Single();
            Assert.True(constraints is { Critical: true, CertificateAuthority: true, PathLengthConstraint: 0 });
            X509KeyUsageExtension usage = authority.Extensions.OfType<X509KeyUsageExtension>().Single();
            Assert.True(usage.Critical);
            Assert.Equal(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, usage.KeyUsages);
        }

        Assert.Equal(2055, authorities.Root.NotAfter.ToUniversalTime().Year); // beyond 2049: GeneralizedTime
        Assert.Equal(2045, authorities.Signing.NotAfter.ToUniversalTime().Year);
    }

    static void AssertFollows(string[] lines, string first, params string[] next)
    {
        int at = Array.IndexOf(lines, first);
        Assert.True(at >= 0, $"'{first}' not found");
        Assert.Equal(next, lines[(at + 1)..(at + 1 + next.Length)]);
    }

    static X509Extension Extension(X509Certificate2 certificate, string oid) => certificate.Extensions.Single(extension => extension.Oid!.Value == oid);
}
