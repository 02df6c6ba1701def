using System.Net;
using System.Text.RegularExpressions;
using Hpki.LocalHost.Identity;

namespace Hpki.LocalHost.Tests.Identity;

public sealed partial class SignInTests(LocalHost host) : IClassFixture<LocalHost>, IDisposable
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    readonly HttpClient client = new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = host.Application.Address };

    public void Dispose() => client.Dispose();

    [Fact]
    public async Task Get_ShowsEveryMemberOfStaff()
    {
        string page = await client.GetStringAsync("/sign-in", Stop);

        Assert.All(DemoStaffDirectory.All, member => Assert.Contains(member.Name, WebUtility.HtmlDecode(page), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/staff/tasks?x=1", "/staff/tasks?x=1")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("//evil.example/", "/")]
    [InlineData("/\\evil.example/", "/")]
    [InlineData("~//evil.example", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData("", "/")]
    public async Task Post_WithReturnUrl_StaysOnThisSite(string returnUrl, string expected)
    {
        HttpResponseMessage response = await SignInAsync(DemoStaffDirectory.Reception.StaffId, returnUrl);

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal(expected, response.Headers.Location?.OriginalString);
        Assert.Contains(response.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("hpki-local-staff=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Post_UnknownMember_SignsNobodyIn()
    {
        HttpResponseMessage response = await SignInAsync("demo-nobody", "/");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("登録されていません", WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(Stop)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_WithoutToken_SignsNobodyIn()
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["staffId"] = DemoStaffDirectory.Reception.StaffId });

        HttpResponseMessage response = await client.PostAsync("/sign-in", form, Stop);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.DoesNotContain(Cookies(response), cookie => cookie.StartsWith("hpki-local-staff=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Login_OfAppService_LeadsToTheSignInPage()
    {
        HttpResponseMessage response = await client.GetAsync("/.auth/login/aad?post_login_redirect_uri=%2Fstaff%2Ftasks", Stop);

        Assert.Equal("/sign-in?returnUrl=%2Fstaff%2Ftasks", response.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Logout_OfAppService_ForgetsTheMember()
    {
        await SignInAsync(DemoStaffDirectory.Reception.StaffId, "/");

        HttpResponseMessage response = await client.GetAsync("/.auth/logout?post_logout_redirect_uri=https%3A%2F%2Fevil.example", Stop);

        Assert.Equal("/sign-in", response.Headers.Location?.OriginalString);
        Assert.Contains(Cookies(response), cookie => cookie.StartsWith("hpki-local-staff=;", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AnyAddress_UnderAForeignHostName_IsRefused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/mailbox");
        request.Headers.Host = "evil.example";

        HttpResponseMessage response = await client.SendAsync(request, Stop);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    async Task<HttpResponseMessage> SignInAsync(string staffId, string returnUrl)
    {
        string page = await client.GetStringAsync("/sign-in", Stop);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = Token.Match(page).Groups[1].Value,
            ["staffId"] = staffId,
            ["returnUrl"] = returnUrl,
        });
        return await client.PostAsync("/sign-in", form, Stop);
    }

    static IEnumerable<string> Cookies(HttpResponseMessage response) =>
        response.Headers.TryGetValues("Set-Cookie", out IEnumerable<string>? cookies) ? cookies : [];

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    static partial Regex Token { get; }
}
