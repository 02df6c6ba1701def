using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Hpki.Console;
using Hpki.Console.LocalPages;
using Hpki.LocalHost.Identity;
using Hpki.LocalHost.Seeding;
using HpkiFunctions.LostReports;
using HpkiFunctions.Tests.Pages;

namespace HpkiFunctions.Tests.Access;

/// <summary>Who gets through to the API, and how the others are told.</summary>
[Collection(nameof(ApiHost))]
public sealed class ApiAccessTests(ApiHost host)
{
    const string Calls = "/api/lost-reports";
    const string Search = "/api/holders/search";

    [Fact]
    public async Task Api_ForgedPrincipalWithoutTheFrontsSecret_Is401()
    {
        using HttpClient program = new() { BaseAddress = host.Address };
        string principal = Convert.ToBase64String(Encoding.UTF8.GetBytes(
            """{"role_typ":"roles","claims":[{"typ":"http://schemas.microsoft.com/identity/claims/objectidentifier","val":"x"},{"typ":"roles","val":"Admin"}]}"""));

        program.DefaultRequestHeaders.Add("X-MS-CLIENT-PRINCIPAL", principal);
        program.DefaultRequestHeaders.Add("X-Hpki-Front", "guessed");

        HttpResponseMessage answer = await program.GetAsync("/api/requests", TestContext.Current.CancellationToken);

        await AssertProblemAsync(answer, HttpStatusCode.Unauthorized, "not-signed-in");
    }

    [Fact]
    public async Task Form_WithoutItsToken_Is403()
    {
        using StaffSession reception = await SignInAsync(DemoStaffDirectory.Reception);

        HttpResponseMessage answer = await reception.PostAsync(ConsoleRoutes.SignOut, token: null);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await reception.GetAsync("/api/requests")).StatusCode);
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("text/plain")]
    public async Task Api_BodyThatAFormCanSend_Is403(string mediaType)
    {
        using StaffSession reception = await SignInAsync(DemoStaffDirectory.Reception);
        StringContent body = new("""{"kind":"CardSerial","value":"1"}""", Encoding.UTF8, mediaType);

        HttpResponseMessage answer = await reception.SendAsync(HttpMethod.Post, Search, body);

        await AssertProblemAsync(answer, HttpStatusCode.Forbidden, "forged-request");
    }

    [Theory]
    [InlineData("cross-site", HttpStatusCode.Forbidden)]
    [InlineData("same-site", HttpStatusCode.Forbidden)]
    [InlineData("same-origin", HttpStatusCode.OK)]
    public async Task Api_JsonByWhereItComesFrom_IsAnsweredToItsOwnSiteAlone(string site, HttpStatusCode expected)
    {
        using StaffSession reception = await SignInAsync(DemoStaffDirectory.Reception);

        HttpResponseMessage answer = await reception.SendAsync(
            HttpMethod.Post, Search, JsonContent.Create(new { kind = "CardSerial", value = DemoDoctors.All[0].CardSerial }), ("Sec-Fetch-Site", site));

        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task TakeLostReport_WithoutIdempotencyKey_NamesTheHeader()
    {
        using StaffSession reception = await SignInAsync(DemoStaffDirectory.Reception);

        HttpResponseMessage answer = await reception.SendAsync(HttpMethod.Post, Calls, Call(DemoDoctors.All[0]));

        JsonElement problem = await AssertProblemAsync(answer, HttpStatusCode.BadRequest, "bad-field");
        Assert.Equal("Idempotency-Key", problem.GetProperty("field").GetString());
    }

    [Fact]
    public async Task TakeLostReport_MissingRole_Is403()
    {
        using StaffSession auditor = await SignInAsync(DemoStaffDirectory.Auditor);

        HttpResponseMessage answer = await auditor.SendAsync(HttpMethod.Post, Calls, Call(DemoDoctors.All[0]), ("Idempotency-Key", "missing-role"));

        await AssertProblemAsync(answer, HttpStatusCode.Forbidden, "missing-role");
    }

    [Fact]
    public async Task TakeLostReport_OfOnesOwnCard_Is403AndRevokesNothing()
    {
        using StaffSession examiner = await SignInAsync(DemoStaffDirectory.Examiner);

        HttpResponseMessage answer = await examiner.SendAsync(HttpMethod.Post, Calls, Call(ApiHost.OwnDoctor), ("Idempotency-Key", "own-card-1"));

        await AssertProblemAsync(answer, HttpStatusCode.Forbidden, "own-card");
        Assert.Empty((await host.FileOfAsync(ApiHost.OwnDoctor)).Requests);
    }

    [Theory]
    [InlineData(Calls, """{"cardSerial":"x"}""", "cardSerial")]
    [InlineData(Calls, """{}""", "cardSerial")]
    [InlineData(Calls, """{"cardSerial":"CARD","facts":{"medicalRegistrationNumber":"x"}}""", "medicalRegistrationNumber")]
    [InlineData(Calls, """{"cardSerial":"CARD","facts":{"jmaMemberId":"x"}}""", "jmaMemberId")]
    [InlineData(Search, """{"kind":"FullName","value":""}""", "value")]
    [InlineData(Search, """{"kind":"FullKana","value":"x"}""", "value")]
    [InlineData(Search, """{"kind":"CardSerial","value":"x"}""", "value")]
    [InlineData("/api/requests/NOT-A-NUMBER/withdraw", """{"reason":"x"}""", "number")]
    public async Task Api_BadField_IsNamedAsTheApiNamesIt(string address, string body, string field)
    {
        using StaffSession reception = await SignInAsync(DemoStaffDirectory.Reception);
        StringContent content = new(body.Replace("CARD", DemoDoctors.All[0].CardSerial, StringComparison.Ordinal), Encoding.UTF8, "application/json");

        HttpResponseMessage answer = await reception.SendAsync(HttpMethod.Post, address, content, ("Idempotency-Key", "names-of-fields"));

        JsonElement problem = await AssertProblemAsync(answer, HttpStatusCode.BadRequest, "bad-field");
        Assert.Equal(field, problem.GetProperty("field").GetString());
    }

    [Theory]
    [InlineData("revocationWord")]
    [InlineData("calledBackNumber")]
    [InlineData("birthDate")]
    [InlineData("medicalRegistrationNumber")]
    [InlineData("jmaMemberId")]
    [InlineData("residencePostalCode")]
    [InlineData("phoneLastFour")]
    public async Task Call_WithAnAnswerNobodyGives_Is400BesideTheField(string field)
    {
        using StaffSession reception = await SignInAsync(DemoStaffDirectory.Reception);
        string absurd = new string('-', 50_000) + (field == "phoneLastFour" ? "1234" : "1234567");
        Dictionary<string, object> call = field is "revocationWord" or "calledBackNumber"
            ? new() { ["cardSerial"] = DemoDoctors.All[0].CardSerial, [field] = absurd }
            : new() { ["cardSerial"] = DemoDoctors.All[0].CardSerial, ["facts"] = new Dictionary<string, string> { [field] = absurd } };

        HttpResponseMessage answer = await reception.SendAsync(HttpMethod.Post, Calls, JsonContent.Create(call), ("Idempotency-Key", $"absurd-{field}"));

        JsonElement problem = await AssertProblemAsync(answer, HttpStatusCode.BadRequest, "bad-field");
        Assert.Equal(field, problem.GetProperty("field").GetString());
        Assert.Empty((await host.FileOfAsync(DemoDoctors.All[0])).Requests);
    }

    Task<StaffSession> SignInAsync(DemoStaff member) => StaffSession.SignInAsync(host, member);

    static JsonContent Call(DemoDoctor doctor) =>
        JsonContent.Create(new LostReportInput { CardSerial = doctor.CardSerial, RevocationWord = doctor.RevocationWord }, options: new(JsonSerializerDefaults.Web)
        { Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() } });

    static async Task<JsonElement> AssertProblemAsync(HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        JsonElement problem = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal(code, problem.GetProperty("code").GetString());
        Assert.Equal($"urn:hpki-functions:problem:{code}", problem.GetProperty("type").GetString());
        Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
        Assert.NotEmpty(problem.GetProperty("title").GetString()!);
        Assert.NotEmpty(problem.GetProperty("detail").GetString()!);
        return problem;
    }
}
