using System.Net;
using AngleSharp.Dom;
using Hpki.Console;
using Hpki.LocalHost.Identity;
using HpkiFunctions.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace HpkiFunctions.Tests.Pages;

/// <summary>How people and programs are told that something is not for them.</summary>
public sealed class AccessPagesTests(PagesHost host) : IClassFixture<PagesHost>
{
    [Fact]
    public async Task Page_NotSignedIn_LeadsToTheSignInAndBack()
    {
        using StaffSession nobody = StaffSession.OfNobody(host);

        HttpResponseMessage answer = await nobody.GetAsync("/staff/tasks?x=1");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/sign-in?returnUrl=%2Fstaff%2Ftasks%3Fx%3D1", answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Page_AskedByAProgram_AnswersProblemDetails()
    {
        using HttpClient program = new() { BaseAddress = host.Address };

        HttpResponseMessage answer = await program.GetAsync(ConsoleRoutes.Tasks, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Page_MissingRole_NamesTheRoles()
    {
        using StaffSession auditor = await StaffSession.SignInAsync(host, DemoStaffDirectory.Auditor);

        HttpResponseMessage answer = await auditor.GetAsync(ConsoleRoutes.NewLostReport);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        IDocument page = await StaffSession.PageOfAsync(answer);
        Assert.Contains("受付、審査", page.QuerySelector("main strong")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(DemoStaffDirectory.Auditor.Name, page.QuerySelector(".signed-in-name")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Api_AskedByABrowser_AnswersProblemDetails()
    {
        using StaffSession auditor = await StaffSession.SignInAsync(host, DemoStaffDirectory.Auditor);

        HttpResponseMessage answer = await auditor.GetAsync("/api/requests/K7M4PX9TWE");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("/staff/requests/K7M4PX9TWE", HttpStatusCode.NotFound)]
    [InlineData("/staff/requests/XYZ", HttpStatusCode.BadRequest)]
    [InlineData("/staff/holders/nobody", HttpStatusCode.NotFound)]
    [InlineData("/staff/holders/%23%2F", HttpStatusCode.NotFound)]
    [InlineData("/staff/crls/archive/sign/99", HttpStatusCode.NotFound)]
    [InlineData("/staff/tasks/K7M4PX9TWE/t1", HttpStatusCode.NotFound)]
    public async Task Page_ThatIsNotThere_SaysSoInWords(string url, HttpStatusCode expected)
    {
        using StaffSession reception = await StaffSession.SignInAsync(host, DemoStaffDirectory.Reception);

        HttpResponseMessage answer = await reception.GetAsync(url);

        Assert.Equal(expected, answer.StatusCode);
        Assert.NotNull((await StaffSession.PageOfAsync(answer)).QuerySelector("h1"));
    }

    [Fact]
    public async Task SignOut_EndsTheSession()
    {
        using StaffSession reception = await StaffSession.SignInAsync(host, DemoStaffDirectory.Reception);
        IDocument page = await reception.PageAsync(ConsoleRoutes.Search);

        HttpResponseMessage answer = await reception.PostAsync(ConsoleRoutes.SignOut, StaffSession.TokenOf(page));
        await reception.GetAsync(answer.Headers.Location!.OriginalString);

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await reception.GetAsync(ConsoleRoutes.Search)).StatusCode);
    }

    [Fact]
    public async Task Asset_AddressOfItsContent_IsKeptForEver()
    {
        using StaffSession nobody = StaffSession.OfNobody(host);

        HttpResponseMessage named = await nobody.GetAsync(ConsoleRoutes.Asset("console.css"));
        HttpResponseMessage plain = await nobody.GetAsync("/assets/console.css");
        HttpResponseMessage again = await nobody.GetAsync("/assets/console.css", ("If-None-Match", named.Headers.ETag!.ToString()));
        HttpResponseMessage unknown = await nobody.GetAsync("/assets/../host.json");

        Assert.Equal(TimeSpan.FromDays(365), named.Headers.CacheControl?.MaxAge);
        Assert.True(plain.Headers.CacheControl?.NoCache);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Theory]
    [InlineData("False", null, "/sign-in?returnUrl=%2Fstaff%2Ftasks")]
    [InlineData("True", null, "/.auth/login/aad?post_login_redirect_uri=%2Fstaff%2Ftasks")]
    [InlineData("True", "/.auth/login/other?post_login_redirect_uri=", "/.auth/login/other?post_login_redirect_uri=%2Fstaff%2Ftasks")]
    public void SignInAddress_ByHosting_IsTheFronts(string behindAppService, string? configured, string expected)
    {
        IConfiguration configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["WEBSITE_AUTH_ENABLED"] = behindAppService, ["Front:SignInPath"] = configured }).Build();
        DefaultHttpContext http = new();
        http.Request.Host = new("elsewhere.example");
        http.Request.Path = "/staff/tasks";

        Assert.Equal(expected, FrontOptions.From(configuration).SignInAddress(http.Request));
    }
}
