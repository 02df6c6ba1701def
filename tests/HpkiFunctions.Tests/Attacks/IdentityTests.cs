using System.Net;
using System.Text;
using System.Text.Json;
using AngleSharp.Dom;
using Hpki.Console;
using Hpki.Console.LocalPages;
using Hpki.LocalHost.Identity;
using Hpki.LocalHost.Seeding;
using Hpki.Registry.Holders;
using Hpki.Registry.Timelines;
using HpkiFunctions.Access;
using HpkiFunctions.Tests.Pages;

namespace HpkiFunctions.Tests.Attacks;

/// <summary>Somebody who is not who the request says: forged and stale identities, sessions past their time, forms of other people and other sites.</summary>
[Collection(nameof(AttackHost))]
public sealed class IdentityTests(AttackHost host)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    static string Principal => Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(new
    {
        auth_typ = "aad",
        name_typ = "name",
        role_typ = "roles",
        claims = new[] { new { typ = "http://schemas.microsoft.com/identity/claims/objectidentifier", val = "demo-admin" }, new { typ = "roles", val = "Admin" } },
    }));

    public static TheoryData<string> StaffFunctions => [.. AppFunction.All.Where(function => function.IsStaff).Select(function => function.ToString())];

    [Theory]
    [MemberData(nameof(StaffFunctions))]
    public async Task StaffRoute_WithAForgedIdentity_IsRefused(string name)
    {
        AppFunction function = AppFunction.All.Single(function => function.ToString() == name);
        using HttpClient program = new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = host.Address };
        foreach (string secret in new[] { "", "guessed", "X-Hpki-Front" })
        {
            HttpRequestMessage request = new(new(function.Method), function.AddressOn(host, "h1"))
            {
                Content = function.Method == "GET" ? null : new StringContent("{}", Encoding.UTF8, "application/json"),
            };
            request.Headers.Add("X-MS-CLIENT-PRINCIPAL", Principal);
            request.Headers.Add("X-MS-CLIENT-PRINCIPAL-ID", "demo-admin");
            request.Headers.Add(FrontOptions.SecretHeader, secret);

            HttpResponseMessage answer = await program.SendAsync(request, Stop);

            await ClearAnswer.AssertAsync(answer, HttpStatusCode.Unauthorized, $"{name} with a forged identity");
        }
    }

    [Fact]
    public async Task Session_UnusedPastItsTime_LeadsToTheSignInAndChangesNothing()
    {
        using StaffSession reception = await StaffSession.SignInAsync(host, DemoStaffDirectory.Reception);
        string token = StaffSession.TokenOf(await reception.PageAsync(ConsoleRoutes.Search));
        int before = await CallsAsync();

        host.VirtualClock.Advance(TimeSpan.FromHours(1));
        HttpResponseMessage page = await reception.GetAsync(ConsoleRoutes.Tasks);
        HttpResponseMessage call = await reception.CallAsync(AttackHost.Unreported, token, "key-of-an-old-session");
        HttpResponseMessage api = await reception.GetAsync("/api/requests", ("Accept", "application/json"));

        Assert.StartsWith(ConsoleRoutes.SignIn, page.Headers.Location?.OriginalString, StringComparison.Ordinal);
        await ClearAnswer.AssertAsync(call, HttpStatusCode.Unauthorized, "A call of an old session");
        Assert.Contains("サインイン", (await StaffSession.PageOfAsync(call)).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.True(api.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Redirect);
        Assert.Equal(before, await CallsAsync());

        // Other events may come while the hour passes: flows of other tests wake.
        async Task<int> CallsAsync() => (await host.Get<Timeline>().ReadAsync((await host.FileOfAsync(AttackHost.Unreported)).Holder.HolderId, cancellationToken: Stop))
            .Count(entry => entry.Event.Type is "lost-report.call" or "lost-report.repeated");
    }

    [Fact]
    public async Task Form_OfAnExpiredSession_LeadsToTheSignInInAnotherTab_AndIsGoodAfterIt()
    {
        using StaffSession reception = await StaffSession.SignInAsync(host, DemoStaffDirectory.Reception);
        IDocument form = await reception.PageAsync(ConsoleRoutes.NewLostReportFor(DemoDoctors.Sakura.CardSerial));
        (string token, string key) = (StaffSession.TokenOf(form), StaffSession.KeyOf(form));
        host.VirtualClock.Advance(TimeSpan.FromHours(1));

        HttpResponseMessage expired = await reception.CallAsync(DemoDoctors.Sakura, token, key);
        IElement link = (await StaffSession.PageOfAsync(expired)).QuerySelector("main a[target=_blank]")!;
        await reception.SignInAgainAsync(link.GetAttribute("href")!, DemoStaffDirectory.Reception);
        HttpResponseMessage again = await reception.CallAsync(DemoDoctors.Sakura, token, key);

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.SeeOther), (expired.StatusCode, again.StatusCode));
        Assert.StartsWith(ConsoleRoutes.SignIn, link.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Contains("サインイン", link.TextContent, StringComparison.Ordinal);
        Assert.Single((await host.FileOfAsync(DemoDoctors.Sakura)).Requests);
    }

    [Fact]
    public async Task Cookie_OfAnotherKeyRing_IsNobodys()
    {
        using HttpClient browser = new(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = host.Address };
        foreach (string value in new[] { "", "CfDJ8Nforged", new string('A', 4000), "%00%ff" })
        {
            HttpRequestMessage request = new(HttpMethod.Get, "/api/requests");
            request.Headers.TryAddWithoutValidation("Cookie", $"hpki-local-staff={value}; hpki-form={value}");

            await ClearAnswer.AssertAsync(await browser.SendAsync(request, Stop), HttpStatusCode.Unauthorized, $"The cookie {value}");
        }
    }

    [Fact]
    public async Task Form_OfAnotherPersonOrAnotherRing_Is403AndChangesNothing()
    {
        using StaffSession reception = await StaffSession.SignInAsync(host, DemoStaffDirectory.Reception);
        using StaffSession examiner = await StaffSession.SignInAsync(host, DemoStaffDirectory.Examiner);
        string foreign = StaffSession.TokenOf(await examiner.PageAsync(ConsoleRoutes.Search));
        await reception.PageAsync(ConsoleRoutes.Search);
        HolderFile before = await host.FileOfAsync(AttackHost.Unreported);

        foreach (string? token in new[] { null, "", "x", foreign, foreign[..^4] + "AAAA", new string('A', 50_000) })
        {
            HttpResponseMessage answer = await reception.CallAsync(AttackHost.Unreported, token, "key-of-a-foreign-form");

            await ClearAnswer.AssertAsync(answer, HttpStatusCode.Forbidden, $"The token {token?[..Math.Min(token.Length, 10)]}");
        }

        Assert.Equal(before.Sequence, (await host.FileOfAsync(AttackHost.Unreported)).Sequence);
    }

    [Fact]
    public async Task Form_PostedToEveryPageFromAnotherSite_Is403()
    {
        using StaffSession reception = await StaffSession.SignInAsync(host, DemoStaffDirectory.Reception);
        string token = StaffSession.TokenOf(await reception.PageAsync(ConsoleRoutes.Search));
        string holderId = (await host.ReportedFileAsync()).Holder.HolderId;
        foreach (AppFunction function in AppFunction.All.Where(function => function is { IsStaff: true, Method: not ("GET" or "HEAD") }))
        {
            foreach ((string media, string body) in new[] { ("application/x-www-form-urlencoded", $"__RequestVerificationToken={Uri.EscapeDataString(token)}"), ("application/json", "{}"), ("text/plain", "{}") })
            {
                HttpResponseMessage marked = await SendAsync(function, media, body, ("Sec-Fetch-Site", "cross-site"), ("Origin", "https://attacker.example"));
                await ClearAnswer.AssertAsync(marked, HttpStatusCode.Forbidden, $"{function} from another site as {media}");
            }

            // A browser that says nothing about the site: no token, no form; and what is no form does not leave a foreign page without being asked about first.
            HttpResponseMessage unmarked = await SendAsync(function, "application/x-www-form-urlencoded", "a=b", ("Origin", "https://attacker.example"));
            HttpResponseMessage asked = await reception.SendAsync(HttpMethod.Options, function.AddressOn(host, holderId), null,
                ("Origin", "https://attacker.example"), ("Access-Control-Request-Method", function.Method), ("Access-Control-Request-Headers", "content-type"));
            await ClearAnswer.AssertAsync(unmarked, HttpStatusCode.Forbidden, $"{function} without a token");
            Assert.False(asked.IsSuccessStatusCode || asked.Headers.Contains("Access-Control-Allow-Origin"));
        }

        Task<HttpResponseMessage> SendAsync(AppFunction function, string media, string body, params (string, string)[] headers) =>
            reception.SendAsync(new(function.Method), function.AddressOn(host, holderId), new StringContent(body, Encoding.UTF8, media), headers);
    }

    [Fact]
    public async Task SignIn_LedElsewhere_StaysHere()
    {
        foreach (string elsewhere in new[] { "https://attacker.example/", "//attacker.example", "/\\attacker.example", "~/x", "javascript:alert(1)", "\t//attacker.example" })
        {
            using StaffSession session = StaffSession.OfNobody(host);
            string token = StaffSession.TokenOf(await session.PageAsync(ConsoleRoutes.SignIn));

            HttpResponseMessage answer = await session.PostAsync(
                ConsoleRoutes.SignIn, token, (SignInFields.StaffId, DemoStaffDirectory.Reception.StaffId), (SignInFields.ReturnUrl, elsewhere));

            Assert.Equal("/", answer.Headers.Location?.OriginalString);
        }
    }
}
