using System.Net;
using System.Text;
using System.Text.Json;
using Hpki.LocalHost.Demo;
using Hpki.LocalHost.Identity;

namespace Hpki.LocalHost.Tests.Identity;

/// <summary>The front before the real app: who gets in.</summary>
public sealed class FrontAndAppTests(LocalHost host) : IClassFixture<LocalHost>, IDisposable
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    readonly HttpClient client = new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = host.Application.Address };

    public void Dispose() => client.Dispose();

    [Fact]
    public async Task Api_WithForgedIdentity_IsRefused()
    {
        string principal = JsonSerializer.Serialize(new
        {
            auth_typ = "aad",
            name_typ = "name",
            role_typ = "roles",
            claims = new[]
            {
                new { typ = "http://schemas.microsoft.com/identity/claims/objectidentifier", val = DemoStaffDirectory.Admin.StaffId },
                new { typ = "roles", val = "Admin" },
            },
        });
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/requests");
        request.Headers.Add("X-MS-CLIENT-PRINCIPAL", Convert.ToBase64String(Encoding.UTF8.GetBytes(principal)));
        request.Headers.Add("X-Hpki-Front", "guessed");

        HttpResponseMessage response = await client.SendAsync(request, Stop);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task Api_SignedIn_IsAnswered()
    {
        using StaffClient reception = await StaffClient.SignInAsync(host.Application.Address, DemoStaffDirectory.Reception, Stop);

        JsonElement requests = await reception.GetAsync<JsonElement>("/api/requests", Stop);

        Assert.Equal(JsonValueKind.Array, requests.ValueKind);
    }

    [Fact]
    public async Task Address_OpenedByNobodysBrowser_LeadsToTheSignInPage()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/requests?x=1");
        request.Headers.Add("Accept", "text/html");

        HttpResponseMessage response = await client.SendAsync(request, Stop);

        Assert.Equal("/sign-in?returnUrl=%2Fapi%2Frequests%3Fx%3D1", response.Headers.Location?.OriginalString);
    }
}
