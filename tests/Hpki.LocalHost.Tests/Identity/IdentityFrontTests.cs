using System.Net;
using System.Text.Json;
using Hpki.Console.LocalPages;
using Hpki.LocalHost.Identity;
using HpkiFunctions.Access;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Time.Testing;

namespace Hpki.LocalHost.Tests.Identity;

public sealed class IdentityFrontTests : IAsyncLifetime
{
    static readonly FrontSecret Secret = new("secret of this start");
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 4, 1, 9, 0, 0, TimeSpan.Zero));
    readonly CookieContainer cookies = new();
    WebApplication web = null!;
    HttpClient client = null!;

    public async ValueTask InitializeAsync()
    {
        (web, Uri address) = await TestWeb.StartAsync(
            services =>
            {
                services.AddSingleton<TimeProvider>(clock).AddSingleton(Secret);
                services.AddAuthentication().AddCookie(StaffCookie.Scheme, cookie =>
                {
                    StaffCookie.Configure(cookie);
                    cookie.DataProtectionProvider = new EphemeralDataProtectionProvider();
                });
            },
            app =>
            {
                app.UseMiddleware<IdentityFront>();
                app.MapGet("/headers", (HttpRequest request) => request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString()));
                app.MapGet("/refused", () => Results.Problem(statusCode: 401));
                app.MapPost("/refused", () => Results.Problem(statusCode: 401));
                app.MapGet("/become/{staffId}", (HttpContext context, string staffId) =>
                    StaffCookie.SignInAsync(context, new DemoStaff { StaffId = staffId, Name = "", Roles = [], Description = "" }));
            });
        client = new HttpClient(new HttpClientHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = address };
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await web.DisposeAsync();
    }

    [Fact]
    public async Task Request_WithForgedIdentity_ReachesTheAppWithoutIt()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/headers");
        request.Headers.Add("x-ms-client-principal", ["forged", "twice"]);
        request.Headers.Add("X-MS-CLIENT-PRINCIPAL-ID", "forged");
        request.Headers.Add("X-MS-CLIENT-PRINCIPAL-NAME", "forged");
        request.Headers.Add("X-MS-TOKEN-AAD-ID-TOKEN", "forged");
        request.Headers.Add("x-hpki-front", Secret.Value);
        request.Headers.Add("X-Other", "kept");

        Dictionary<string, string> seen = await HeadersAsync(request);

        Assert.DoesNotContain(seen.Keys, name => name.StartsWith("X-MS-", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(FrontOptions.SecretHeader, seen.Keys, StringComparer.OrdinalIgnoreCase);
        Assert.Equal("kept", seen["X-Other"]);
    }

    [Fact]
    public async Task Request_SignedIn_CarriesPrincipalAndSecret()
    {
        await client.GetAsync($"/become/{DemoStaffDirectory.Examiner.StaffId}", Stop);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/headers");
        request.Headers.Add("X-MS-CLIENT-PRINCIPAL", "forged");

        Dictionary<string, string> seen = await HeadersAsync(request);

        using JsonDocument principal = JsonDocument.Parse(Convert.FromBase64String(seen["X-MS-CLIENT-PRINCIPAL"]));
        string roleType = principal.RootElement.GetProperty("role_typ").GetString()!;
        string nameType = principal.RootElement.GetProperty("name_typ").GetString()!;
        (string? Type, string? Value)[] claims = [.. principal.RootElement.GetProperty("claims").EnumerateArray()
            .Select(claim => (claim.GetProperty("typ").GetString(), claim.GetProperty("val").GetString()))];
        Assert.Contains((roleType, "Examiner"), claims);
        Assert.Contains((nameType, DemoStaffDirectory.Examiner.Name), claims);
        Assert.Contains(("http://schemas.microsoft.com/identity/claims/objectidentifier", DemoStaffDirectory.Examiner.StaffId), claims);
        Assert.Equal(DemoStaffDirectory.Examiner.StaffId, seen["X-MS-CLIENT-PRINCIPAL-ID"]);
        Assert.Equal(Secret.Value, seen[FrontOptions.SecretHeader]);
    }

    [Fact]
    public async Task Request_AfterTheIdleTime_IsNobodys()
    {
        await client.GetAsync($"/become/{DemoStaffDirectory.Examiner.StaffId}", Stop);
        clock.Advance(StaffCookie.IdleTime + TimeSpan.FromSeconds(1));

        using var request = new HttpRequestMessage(HttpMethod.Get, "/headers");
        Dictionary<string, string> seen = await HeadersAsync(request);

        Assert.DoesNotContain("X-MS-CLIENT-PRINCIPAL", seen.Keys);
    }

    [Fact]
    public async Task Request_OfSomeoneNotInTheDirectory_IsNobodys()
    {
        await client.GetAsync("/become/stranger", Stop);

        using var request = new HttpRequestMessage(HttpMethod.Get, "/headers");
        Dictionary<string, string> seen = await HeadersAsync(request);

        Assert.DoesNotContain("X-MS-CLIENT-PRINCIPAL", seen.Keys);
    }

    [Fact]
    public async Task SignIn_SetsACookieThatScriptsAndForeignSitesCannotUse()
    {
        HttpResponseMessage response = await client.GetAsync($"/become/{DemoStaffDirectory.Examiner.StaffId}", Stop);

        string cookie = response.Headers.GetValues("Set-Cookie").Single();
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(DemoStaffDirectory.Examiner.StaffId, cookie, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_RefusedForWantOfSignIn_LeadsToTheSignInPage()
    {
        HttpResponseMessage response = await GetAsync("/refused?a=1&b=2", "text/html,application/xhtml+xml,*/*;q=0.8");

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal("/sign-in?returnUrl=%2Frefused%3Fa%3D1%26b%3D2", response.Headers.Location?.OriginalString);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("*/*")]
    public async Task Program_RefusedForWantOfSignIn_Gets401(string accept)
    {
        HttpResponseMessage response = await GetAsync("/refused", accept);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Null(response.Headers.Location);
    }

    [Fact]
    public async Task Post_RefusedForWantOfSignIn_Gets401()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/refused");
        request.Headers.Add("Accept", "text/html");

        HttpResponseMessage response = await client.SendAsync(request, Stop);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    async Task<HttpResponseMessage> GetAsync(string path, string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Accept", accept);
        return await client.SendAsync(request, Stop);
    }

    async Task<Dictionary<string, string>> HeadersAsync(HttpRequestMessage request)
    {
        HttpResponseMessage response = await client.SendAsync(request, Stop);
        Dictionary<string, string>? headers =
            JsonSerializer.Deserialize<Dictionary<string, string>>(await response.Content.ReadAsStringAsync(Stop));
        return new Dictionary<string, string>(headers!, StringComparer.OrdinalIgnoreCase);
    }
}
