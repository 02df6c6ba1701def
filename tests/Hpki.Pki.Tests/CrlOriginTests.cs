using System.Net;
using Hpki.Pki.Authorities;
using Hpki.Pki.Certificates;
using Hpki.Pki.Crls;
using Hpki.Pki.Tests.Parts;
using Hpki.Procedures.Identifiers;

namespace Hpki.Pki.Tests;

public sealed class CrlOriginTests(AzuriteFixture azurite, TestKeys keys)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ConfirmAsync_RevokedCard_IsConfirmedAtThePublicAddressWithoutCredentials()
    {
        await using TestPki pki = new(azurite.NewAccount(), keys.Folder);
        RevocationReceipt receipt = await pki.RevokeAsync(await pki.IssueAsync(), await pki.IssueAsync(CertificatePurpose.Authentication));

        CrlConfirmation outcome = await pki.Origin.ConfirmAsync(receipt.Expectations, Cancel);

        CrlConfirmation.Confirmed confirmed = Assert.IsType<CrlConfirmation.Confirmed>(outcome);
        Assert.Equal([2L, 2L], confirmed.Lists.Select(list => list.Number));
        Assert.All(confirmed.Lists, list => Assert.Equal(TestPki.Noon.AddHours(96), list.NextUpdate));
    }

    [Fact]
    public async Task ConfirmAsync_SerialNotRevoked_NamesIt()
    {
        await using TestPki pki = new(azurite.NewAccount(), keys.Folder);
        IssuedCertificate issued = await pki.IssueAsync();

        CrlConfirmation outcome = await pki.Origin.ConfirmAsync([new(CertificatePurpose.Signing, 0, [issued.Serial])], Cancel);

        AssertShort(outcome, CrlShortfallKind.SerialsMissing, issued.Serial);
    }

    [Fact]
    public async Task ConfirmAsync_OlderListThanExpected_IsNotYet()
    {
        await using TestPki pki = new(azurite.NewAccount(), keys.Folder);
        IssuedCertificate issued = await pki.IssueAsync();
        await pki.RevokeAsync(issued);

        CrlConfirmation outcome = await pki.Origin.ConfirmAsync([new(CertificatePurpose.Signing, 3, [issued.Serial])], Cancel);

        CrlShortfall shortfall = Assert.Single(Assert.IsType<CrlConfirmation.NotYet>(outcome).Shortfalls);
        Assert.Equal((CrlShortfallKind.OldNumber, 2L), (shortfall.Kind, shortfall.Number));
    }

    [Fact]
    public async Task ConfirmAsync_ListPastItsNextUpdate_IsStale()
    {
        await using TestPki pki = new(azurite.NewAccount(), keys.Folder);
        IssuedCertificate issued = await pki.IssueAsync();
        RevocationReceipt receipt = await pki.RevokeAsync(issued);
        pki.Time.Advance(TimeSpan.FromHours(96));

        CrlConfirmation outcome = await pki.Origin.ConfirmAsync(receipt.Expectations, Cancel);

        AssertShort(outcome, CrlShortfallKind.Stale, issued.Serial);
    }

    [Theory]
    [InlineData(CrlShortfallKind.Malformed)]
    [InlineData(CrlShortfallKind.ForeignSignature)]
    public async Task ConfirmAsync_WhatTheOriginServesIsNotOurList_IsNotYet(CrlShortfallKind kind)
    {
        await using TestPki pki = new(azurite.NewAccount(), keys.Folder);
        byte[] served = kind == CrlShortfallKind.Malformed ? "<html>maintenance</html>"u8.ToArray() : await TestCrl.BuildAsync(keys.Folder, TestCrl.Entry("1"));
        using CrlOrigin origin = Origin(pki, _ => new(HttpStatusCode.OK) { Content = new ByteArrayContent(served) });

        CrlConfirmation outcome = await origin.ConfirmAsync([new(CertificatePurpose.Signing, 0, [CertificateSerial.Parse("1")])], Cancel);

        AssertShort(outcome, kind, CertificateSerial.Parse("1"));
    }

    [Fact]
    public async Task ConfirmAsync_OriginRefusesOrIsDown_IsUnreachable()
    {
        await using TestPki pki = new(azurite.NewAccount(), keys.Folder);
        CrlExpectation[] expected = [new(CertificatePurpose.Signing, 0, [])];
        using CrlOrigin refusing = Origin(pki, _ => new(HttpStatusCode.Forbidden));
        using CrlOrigin down = Origin(pki, _ => throw new HttpRequestException("connection refused"));

        CrlConfirmation refused = await refusing.ConfirmAsync(expected, Cancel);
        CrlConfirmation dead = await down.ConfirmAsync(expected, Cancel);

        Assert.Contains("403", Assert.IsType<CrlConfirmation.OriginUnreachable>(refused).Problem);
        Assert.Equal("http://origin.example.jp/lists/crl-sign.crl", Assert.IsType<CrlConfirmation.OriginUnreachable>(dead).Address.AbsoluteUri);
    }

    [Fact]
    public async Task ConfirmAsync_Always_AsksCachesToStepAsideAndSendsNoCredentials()
    {
        await using TestPki pki = new(azurite.NewAccount(), keys.Folder);
        HttpRequestMessage? seen = null;
        using CrlOrigin origin = Origin(pki, request =>
        {
            seen = request;
            return new(HttpStatusCode.NotFound);
        });

        await origin.ConfirmAsync([new(CertificatePurpose.Authentication, 0, [])], Cancel);

        Assert.True(seen!.Headers.CacheControl!.NoCache);
        Assert.Null(seen.Headers.Authorization);
        Assert.EndsWith("/crl-auth.crl", seen.RequestUri!.AbsolutePath);
    }

    [Fact]
    public async Task Publication_Anonymous_ServesListsAndCertificatesButNotTheArchive()
    {
        await using TestPki pki = new(azurite.NewAccount(), keys.Folder);
        await pki.Authority.GetAuthoritiesAsync(Cancel);
        using HttpClient http = new();

        using HttpResponseMessage list = await http.GetAsync(new Uri($"{pki.Crls.Address}/crl-sign.crl"), Cancel);
        using HttpResponseMessage certificate = await http.GetAsync(new Uri($"{pki.Crls.Address}/ca/sign-ca.crt"), Cancel);
        using HttpResponseMessage archived = await http.GetAsync(new Uri($"{pki.Crls.Address}-archive/sign/1.crl"), Cancel);

        Assert.Equal("application/pkix-crl", list.Content.Headers.ContentType?.MediaType);
        Assert.True(list.Headers.CacheControl?.MaxAge <= TimeSpan.FromMinutes(1));
        Assert.Equal("application/pkix-cert", certificate.Content.Headers.ContentType?.MediaType);
        Assert.NotEqual(HttpStatusCode.OK, archived.StatusCode);
    }

    static void AssertShort(CrlConfirmation outcome, CrlShortfallKind kind, CertificateSerial missing)
    {
        CrlShortfall shortfall = Assert.Single(Assert.IsType<CrlConfirmation.NotYet>(outcome).Shortfalls);
        Assert.Equal(kind, shortfall.Kind);
        Assert.Equal([missing], shortfall.Missing);
    }

    static CrlOrigin Origin(TestPki pki, Func<HttpRequestMessage, HttpResponseMessage> answer) =>
        new(new Uri("http://origin.example.jp/lists"), pki.Authority, pki.Time, new Answering(answer));

    sealed class Answering(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(answer(request));
    }
}
