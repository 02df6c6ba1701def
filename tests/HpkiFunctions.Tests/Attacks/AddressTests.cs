using System.Net;
using System.Net.Sockets;
using System.Text;
using Hpki.Console;
using Hpki.LocalHost.Identity;
using HpkiFunctions.Tests.Pages;

namespace HpkiFunctions.Tests.Attacks;

/// <summary>Tricks in addresses: paths, encodings, methods, and values that mean something to storage.</summary>
[Collection(nameof(AttackHost))]
public sealed class AddressTests(AttackHost host)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    static readonly string[] Tricks =
    [
        "..", "%2e%2e", "..%2f..%2fhost.json", "..%5c..%5chost.json", "%2fetc%2fpasswd", "%00", "a%00b", "a%0d%0aSet-Cookie:x=y", "CON", "a|b", "request%7cx",
        "'", "%27%20or%20PartitionKey%20ne%20%27", "%23", "%3f", "%5c", "%e2%80%ae", "%c0%af", "%ff%fe", "%ed%a0%80", "a%20b", "~", "{number}", "%25%32%66",
        "-1", "0", "99999999999999999999", "1e3", new('a', 1_000), new('%', 3),
    ];

    public static TheoryData<string> WithParameters => [.. AppFunction.All.Where(function => function.HasParameters).Select(function => function.ToString())];

    [Theory]
    [MemberData(nameof(WithParameters))]
    public async Task Parameter_WithATrick_IsAnsweredInWords(string name)
    {
        AppFunction function = AppFunction.All.Single(function => function.ToString() == name);
        using StaffSession reception = await StaffSession.SignInAsync(host, DemoStaffDirectory.Reception);
        string token = StaffSession.TokenOf(await reception.PageAsync(ConsoleRoutes.Search));
        foreach (string trick in Tricks)
        {
            string address = function.AddressWith((_, _) => trick);

            HttpResponseMessage answer = function switch
            {
                { IsPage: true, Method: "POST" } => await reception.PostAsync(address, token),
                { Method: "POST" } => await reception.SendAsync(HttpMethod.Post, address, new StringContent("{}", Encoding.UTF8, "application/json")),
                { Method: "PUT" } => await reception.SendAsync(HttpMethod.Put, address, new ByteArrayContent([1]) { Headers = { ContentType = new("application/octet-stream") } }),
                _ => await reception.SendAsync(new(function.Method), address),
            };

            Assert.False(answer.Headers.Contains("Set-Cookie") && answer.Headers.GetValues("Set-Cookie").Any(cookie => cookie.StartsWith("x=", StringComparison.Ordinal)));
            if (function.Method != "HEAD" && !IsRefusedByTheServer(answer))
            {
                await ClearAnswer.AssertAsync(answer, $"{name} with {trick}");
            }
        }
    }

    [Theory]
    [InlineData("/assets/..%2fhost.json")]
    [InlineData("/assets/%2e%2e/%2e%2e/host.json")]
    [InlineData("/assets/..%5c..%5clocal.settings.json")]
    [InlineData("/assets//etc/passwd")]
    [InlineData("/assets/console.css%00.png")]
    [InlineData("/assets/CON")]
    [InlineData("/assets/")]
    public async Task Asset_OutsideTheAssets_IsNotThere(string address)
    {
        (int status, string body) = await RawAsync($"GET {address} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        Assert.True(status is 404 or 400, $"{address}: {status}");
        Assert.DoesNotContain("extensions", body, StringComparison.Ordinal);
        Assert.DoesNotContain("root:", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "/nowhere")]
    [InlineData("GET", "/staff/nowhere/at/all")]
    [InlineData("GET", "/api/nowhere")]
    [InlineData("GET", "/pki/crl/sign.crl/x")]
    [InlineData("GET", "/.env")]
    [InlineData("GET", "/admin/host/status")]
    [InlineData("GET", "/runtime/webhooks/durabletask/instances")]
    public async Task Address_ThatIsNobodys_IsToldInWordsWithItsHeaders(string method, string address)
    {
        using StaffSession nobody = StaffSession.OfNobody(host);

        HttpResponseMessage answer = await nobody.SendAsync(new(method), address);

        await ClearAnswer.AssertAsync(answer, HttpStatusCode.NotFound, address);
        AssertSecurityHeaders(answer);
    }

    [Fact]
    public async Task Method_ThatNoAddressTakes_IsToldInWords()
    {
        using StaffSession reception = await StaffSession.SignInAsync(host, DemoStaffDirectory.Reception);
        string holderId = (await host.ReportedFileAsync()).Holder.HolderId;
        foreach (IGrouping<string, AppFunction> address in AppFunction.All.GroupBy(function => function.AddressOn(host, holderId)))
        {
            string[] taken = [.. AppFunction.All.Where(function => function.Answers(address.Key)).Select(function => function.Method).Distinct().Order()];
            foreach (string method in new[] { "GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND" }.Except(taken))
            {
                HttpResponseMessage answer = await reception.SendAsync(new(method), address.Key);

                await ClearAnswer.AssertAsync(answer, HttpStatusCode.MethodNotAllowed, $"{method} {address.Key}");
                Assert.Equal(taken, answer.Content.Headers.Allow.Order());
                Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
            }
        }
    }

    [Fact]
    public async Task PublicAddress_Any_SetsTheSecurityHeaders()
    {
        using StaffSession nobody = StaffSession.OfNobody(host);
        AppFunction[] open = [.. AppFunction.All.Where(function => function is { IsStaff: false, Method: "GET" })];
        Assert.NotEmpty(open);
        foreach (AppFunction function in open)
        {
            AssertSecurityHeaders(await nobody.GetAsync(function.AddressOn(host, "x")));
        }

        AssertSecurityHeaders(await nobody.GetAsync(ConsoleRoutes.Asset("console.css")));
        AssertSecurityHeaders(await nobody.GetAsync(ConsoleRoutes.CurrentList("sign")));
    }

    [Theory]
    [InlineData("GET / HTTP/1.1\r\nHost: attacker.example\r\n\r\n")]
    [InlineData("GET /staff/tasks HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\nX")]
    [InlineData("GET /staff/tasks HTTP/1.1\r\nHost: localhost\r\nX-A: \0\r\n\r\n")]
    [InlineData("POST /staff/search HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\nZZ\r\n")]
    [InlineData("GET http://attacker.example/ HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    public async Task Request_Malformed_IsRefusedAndTheHostLives(string request)
    {
        (int status, _) = await RawAsync(request.Replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n", StringComparison.Ordinal));

        Assert.True(status is >= 300 and < 500, $"{status}");
        using HttpClient client = new() { BaseAddress = host.Address };
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(ConsoleRoutes.CurrentList("sign"), Stop)).StatusCode);
    }

    static void AssertSecurityHeaders(HttpResponseMessage answer)
    {
        Assert.Contains("frame-ancestors 'none'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.NotNull(answer.Headers.CacheControl);
        Assert.False(answer.Headers.Contains("X-Powered-By"));
        Assert.False(answer.Headers.Contains("Server"));
    }

    // Kestrel answers what is no HTTP itself, with an empty body.
    static bool IsRefusedByTheServer(HttpResponseMessage answer) =>
        answer.StatusCode is HttpStatusCode.BadRequest && answer.Content.Headers.ContentType is null;

    async Task<(int Status, string Body)> RawAsync(string request)
    {
        using TcpClient client = new();
        await client.ConnectAsync("127.0.0.1", host.Address.Port, Stop);
        NetworkStream stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request), Stop);
        using StreamReader reader = new(stream, Encoding.Latin1);
        string answer = await reader.ReadToEndAsync(Stop);
        return (int.Parse(answer.AsSpan(9, 3), System.Globalization.CultureInfo.InvariantCulture), answer);
    }
}
