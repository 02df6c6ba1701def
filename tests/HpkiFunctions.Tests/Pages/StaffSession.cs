using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Hpki.Console;
using Hpki.Console.Calls;
using Hpki.Console.LocalPages;
using Hpki.LocalHost.Seeding;

namespace HpkiFunctions.Tests.Pages;

/// <summary>A member of staff at a browser without pictures: follows no redirect, so that a test sees each answer.</summary>
sealed class StaffSession : IDisposable
{
    const string TokenField = "__RequestVerificationToken";
    readonly HttpClient client;

    StaffSession(Uri address)
    {
        client = new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = address };
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html,application/xhtml+xml,*/*;q=0.8");
    }

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Somebody who is not signed in.</summary>
    public static StaffSession OfNobody(PagesHost host) => new(host.Address);

    public static async Task<StaffSession> SignInAsync(PagesHost host, DemoStaff member)
    {
        StaffSession session = new(host.Address);
        await session.SignInAgainAsync(ConsoleRoutes.SignIn, member);
        return session;
    }

    /// <summary>Signs in with the cookies that are there, by the sign-in page at an address.</summary>
    public async Task SignInAgainAsync(string address, DemoStaff member)
    {
        IDocument page = await PageAsync(address);
        HttpResponseMessage answer = await PostAsync(ConsoleRoutes.SignIn, TokenOf(page), (SignInFields.StaffId, member.StaffId), (SignInFields.ReturnUrl, "/"));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    public Task<HttpResponseMessage> GetAsync(string url, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Get, url, content: null, headers);

    /// <summary>Sends a request of the test's own making, with the session's cookies.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string url, HttpContent? content = null, params (string Name, string Value)[] headers)
    {
        HttpRequestMessage request = new(method, url) { Content = content };
        foreach ((string name, string value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return client.SendAsync(request, Stop);
    }

    /// <summary>The page at an address, which must be there.</summary>
    public async Task<IDocument> PageAsync(string url)
    {
        HttpResponseMessage answer = await GetAsync(url);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await PageOfAsync(answer);
    }

    /// <summary>The answer as a page.</summary>
    public static async Task<IDocument> PageOfAsync(HttpResponseMessage answer)
    {
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        return await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync(Stop));
    }

    public Task<HttpResponseMessage> PostAsync(string url, string? token, params (string Name, string Value)[] fields)
    {
        IEnumerable<(string Name, string Value)> all = token is null ? fields : [(TokenField, token), .. fields];
        return client.PostAsync(url, new FormUrlEncodedContent(all.Select(field => KeyValuePair.Create(field.Name, field.Value))), Stop);
    }

    /// <summary>Opens the call form of a doctor's card and sends it with these values over good ones.</summary>
    public async Task<HttpResponseMessage> CallAsync(DemoDoctor doctor, params (string Name, string Value)[] values)
    {
        IDocument form = await PageAsync(ConsoleRoutes.NewLostReportFor(doctor.CardSerial));
        return await CallAsync(doctor, TokenOf(form), KeyOf(form), values);
    }

    /// <summary>Sends the call form under a key.</summary>
    public Task<HttpResponseMessage> CallAsync(DemoDoctor doctor, string? token, string key, params (string Name, string Value)[] values)
    {
        Dictionary<string, string> fields = new()
        {
            [FormFields.IdempotencyKey] = key,
            [CallFields.Card] = doctor.CardSerial,
            [CallFields.RevocationWord] = doctor.RevocationWord,
            [CallFields.Incident] = "Loss",
            [CallFields.SecondCertificate] = nameof(CallerWish.No),
            [CallFields.Reissue] = nameof(CallerWish.Unconfirmed),
        };
        foreach ((string name, string value) in values)
        {
            fields[name] = value;
        }

        return PostAsync(ConsoleRoutes.LostReports, token, [.. fields.Select(field => (field.Key, field.Value))]);
    }

    public static string TokenOf(IDocument page) => ValueOf(page, TokenField);

    public static string KeyOf(IDocument page) => ValueOf(page, FormFields.IdempotencyKey);

    public void Dispose() => client.Dispose();

    static string ValueOf(IDocument page, string field) => page.QuerySelector($"main input[name={field}]")?.GetAttribute("value")
        ?? throw new InvalidOperationException($"The page has no field {field}.");
}
