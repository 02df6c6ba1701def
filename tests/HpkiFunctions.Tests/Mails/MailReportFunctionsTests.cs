using System.Diagnostics.Metrics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Hpki.LocalHost.Mailbox;
using HpkiFunctions.Access;
using HpkiFunctions.Mails;
using HpkiFunctions.Tests.Access;
using HpkiFunctions.Tests.Flows;

namespace HpkiFunctions.Tests.Mails;

/// <summary>The provider's door, over HTTP: who gets through, and how the others are told.</summary>
[Collection(nameof(ApiHost))]
public sealed class MailReportFunctionsTests(ApiHost host)
{
    static readonly byte[] NotOurs = """[{"event":"delivered","mail_key":"alarm-of-another-kind","sg_event_id":"e1","timestamp":1795482000}]"""u8.ToArray();

    [Fact]
    public async Task Reports_SignedNow_AreTaken()
    {
        HttpResponseMessage answer = await PostAsync(NotOurs);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        MailReportsTaken? taken = await answer.Content.ReadFromJsonAsync<MailReportsTaken>(TestContext.Current.CancellationToken);
        Assert.Equal((0, 1, 0), (taken!.Recorded, taken.NothingNew, taken.Unreadable.Count));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task Reports_WithoutASignatureOrItsTime_Are401(bool signature, bool timestamp)
    {
        HttpResponseMessage answer = await PostAsync(NotOurs, change: request =>
        {
            if (!signature)
            {
                request.Headers.Remove(WebhookGate.SignatureHeader);
            }

            if (!timestamp)
            {
                request.Headers.Remove(WebhookGate.TimestampHeader);
            }
        });

        await AssertProblemAsync(answer, HttpStatusCode.Unauthorized, "webhook-unsigned");
    }

    [Fact]
    public async Task Reports_WithASpaceMoreThanWasSigned_Are403() =>
        await AssertProblemAsync(await PostAsync(NotOurs, sent: [.. NotOurs, (byte)' ']), HttpStatusCode.Forbidden, "webhook-forged");

    [Fact]
    public async Task Reports_SignedByAnotherKey_Are403()
    {
        using WebhookSigner other = new(WebhookSigner.NewKey());

        await AssertProblemAsync(await PostAsync(NotOurs, signer: other), HttpStatusCode.Forbidden, "webhook-forged");
    }

    [Theory]
    [InlineData(-330)]
    [InlineData(330)]
    public async Task Reports_SignedTooLongAgoOrAhead_Are403(int seconds) =>
        await AssertProblemAsync(await PostAsync(NotOurs, seconds), HttpStatusCode.Forbidden, "webhook-stale");

    [Theory]
    [InlineData(-240)]
    [InlineData(240)]
    public async Task Reports_SignedWithinTheWindow_AreTaken(int seconds) =>
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(NotOurs, seconds)).StatusCode);

    [Fact]
    public async Task Reports_SignedButNoArray_Are400AndNameThePlace()
    {
        JsonElement problem = await AssertProblemAsync(await PostAsync("{}"u8.ToArray()), HttpStatusCode.BadRequest, "bad-field");

        Assert.Equal("$", problem.GetProperty("field").GetString());
    }

    [Fact]
    public async Task Reports_WithOneThatIsNoText_AreTakenAndNameIt()
    {
        HttpResponseMessage answer = await PostAsync(
            """[{"event":"delivered","mail_key":"alarm","timestamp":1795482000},{"event":"bounce","mail_key":"\ud800","timestamp":1795482000}]"""u8.ToArray());

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        MailReportsTaken? taken = await answer.Content.ReadFromJsonAsync<MailReportsTaken>(TestContext.Current.CancellationToken);
        Assert.Equal((0, 1), (taken!.Recorded, taken.NothingNew));
        Assert.Equal(new UnreadableReport(1, "no-text"), Assert.Single(taken.Unreadable));
    }

    [Fact]
    public async Task Reports_LargerThanTheBound_Are413() =>
        await AssertProblemAsync(await PostAsync(new byte[1024 * 1024 + 1]), HttpStatusCode.RequestEntityTooLarge, "too-large");

    [Fact]
    public async Task Reports_OfAnUnknownRequest_AreAskedForAgainWhileTheyAreYoung()
    {
        DateTimeOffset now = TimeProvider.System.GetUtcNow();

        HttpResponseMessage young = await PostAsync(Unknown(now.AddMinutes(-1)));
        HttpResponseMessage old = await PostAsync(Unknown(now.AddMinutes(-11)));

        await AssertProblemAsync(young, HttpStatusCode.ServiceUnavailable, "webhook-incomplete");
        Assert.Equal(HttpStatusCode.OK, old.StatusCode);
    }

    [Fact]
    public async Task Reports_Refused_AreCounted()
    {
        long counted = 0;
        using MeterListener listener = new();
        listener.InstrumentPublished = (instrument, it) =>
        {
            if (instrument.Name == WebhookGate.RefusedCounter)
            {
                it.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, measurement, tags, _) =>
        {
            if (tags.Contains(new KeyValuePair<string, object?>("code", "webhook-forged")))
            {
                Interlocked.Add(ref counted, measurement);
            }
        });
        listener.Start();

        await PostAsync(NotOurs, sent: "[]"u8.ToArray());

        Assert.True(Interlocked.Read(ref counted) > 0);
    }

    [Fact]
    public async Task Reports_WhileNoKeyIsSet_Are503()
    {
        await using FlowHost bare = await FlowHost.StartAsync(("SendGrid:WebhookPublicKeys:0", ""));

        int answer = await bare.Get<ProviderReports>().PostAsync(NotOurs, TestContext.Current.CancellationToken);

        Assert.Equal(503, answer);
    }

    /// <summary>A signed-in member of staff is not the provider.</summary>
    [Fact]
    public async Task Route_ByAnotherMethod_IsNotThere()
    {
        using HttpClient http = new() { BaseAddress = host.Address };

        HttpResponseMessage answer = await http.GetAsync("/" + MailReportFunctions.Route, TestContext.Current.CancellationToken);

        Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.NotFound, HttpStatusCode.MethodNotAllowed });
    }

    static byte[] Unknown(DateTimeOffset at) => Encoding.UTF8.GetBytes(
        $$"""[{"event":"delivered","mail_key":"{{Hpki.Procedures.Identifiers.RequestNumber.New().Id}}-LostReportRevoked","sg_event_id":"e2","timestamp":{{at.ToUnixTimeSeconds()}}}]""");

    async Task<HttpResponseMessage> PostAsync(
        byte[] signed, int secondsFromNow = 0, byte[]? sent = null, WebhookSigner? signer = null, Action<HttpRequestMessage>? change = null)
    {
        using HttpClient http = new() { BaseAddress = host.Address };
        string timestamp = (TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() + secondsFromNow).ToString(CultureInfo.InvariantCulture);
        using HttpRequestMessage request = new(HttpMethod.Post, "/" + MailReportFunctions.Route) { Content = new ByteArrayContent(sent ?? signed) };
        request.Headers.Add(WebhookGate.SignatureHeader, (signer ?? host.Get<WebhookSigner>()).Sign(timestamp, signed));
        request.Headers.Add(WebhookGate.TimestampHeader, timestamp);
        change?.Invoke(request);
        return await http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    static async Task<JsonElement> AssertProblemAsync(HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        JsonElement problem = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal(code, problem.GetProperty("code").GetString());
        return problem;
    }
}
