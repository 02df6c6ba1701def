using Hpki.Console.Tests.Browser;
using Hpki.LocalHost.Identity;
using Hpki.LocalHost.Seeding;
using Hpki.Pki.Authorities;
using Hpki.Pki.Certificates;
using Hpki.Pki.Crls;
using Hpki.Procedures.Identifiers;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using Hpki.Registry.Projections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Hpki.EndToEnd.Tests;

/// <summary>The product's main job in a real browser: from the phone call to the published revocation lists.</summary>
public sealed class CallToListTests(ChromiumFixture chromium, RunningProduct product) : IClassFixture<ChromiumFixture>, IClassFixture<RunningProduct>
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact(Timeout = Patience.Milliseconds)]
    public async Task Call_CallerKnowsTheWord_CardIsOnThePublishedLists()
    {
        Card card = await CardOfAsync(DemoDoctors.Taro);
        await using StaffBrowser reception = await StaffBrowser.SignInAsync(chromium.Browser, product.Application.Address, DemoStaffDirectory.Reception);

        await reception.FindCardOfAsync(DemoDoctors.Taro);
        await reception.TakeCallAsync(DemoDoctors.Taro.RevocationWord);

        await Assertions.Expect(reception.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("電子証明書を失効しました");
        IReadOnlyList<string> shown = await reception.ListNumbersAsync();
        PublishedCrl signing = await ListAsync("sign", CertificatePurpose.Signing);
        PublishedCrl authentication = await ListAsync("auth", CertificatePurpose.Authentication);
        Assert.Equal([$"{signing.Number}", $"{authentication.Number}"], shown);
        Assert.True(signing.Contains(CertificateSerial.Parse(card.SigningCertificateSerial)));
        Assert.True(authentication.Contains(CertificateSerial.Parse(card.AuthenticationCertificateSerial)));

        await reception.Page.GetByRole(AriaRole.Link, new() { Name = "失効リスト", Exact = true }).ClickAsync();

        IReadOnlyList<string> current = await reception.Page.Locator(".figures div:first-child dd").AllInnerTextsAsync();
        Assert.Equal([$"第{signing.Number}号", $"第{authentication.Number}号"], current);
    }

    async Task<Card> CardOfAsync(DemoDoctor doctor)
    {
        LookupIndex lookups = product.Application.Services.GetRequiredService<LookupIndex>();
        LookupHit hit = Assert.Single(await lookups.FindAsync(LookupKind.CardSerial, doctor.CardSerial, cancellationToken: Stop));
        HolderFile file = await product.Application.Services.GetRequiredService<HolderRegistry>().OpenAsync(hit.HolderId, Stop);
        return file.Card(doctor.CardSerial);
    }

    // As a relying party gets it: by HTTP, without a sign-in, and only with the authority's signature.
    async Task<PublishedCrl> ListAsync(string name, CertificatePurpose purpose)
    {
        using HttpClient anyone = new() { BaseAddress = product.Application.Address };
        PublishedCrl list = CrlReader.Read(await anyone.GetByteArrayAsync($"/pki/crl/{name}.crl", Stop));
        AuthorityCertificates authorities = await product.Application.Services.GetRequiredService<ICertificationAuthority>().GetAuthoritiesAsync(Stop);
        Assert.True(list.IsSignedBy(authorities.For(purpose)));
        return list;
    }
}
