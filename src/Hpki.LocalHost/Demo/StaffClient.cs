using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Hpki.Console;
using Hpki.Console.LocalPages;

namespace Hpki.LocalHost.Demo;

/// <summary>A member of staff at a browser: signs in by the page, then speaks the API with the cookie it got.</summary>
sealed partial class StaffClient : IDisposable
{
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    readonly HttpClient client;

    StaffClient(Uri address)
    {
        client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = address };
    }

    public static async Task<StaffClient> SignInAsync(Uri address, DemoStaff member, CancellationToken cancellationToken)
    {
        var staff = new StaffClient(address);
        string page = await staff.client.GetStringAsync(ConsoleRoutes.SignIn, cancellationToken);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = FormToken.Match(page).Groups["token"].Value,
            [SignInFields.StaffId] = member.StaffId,
            [SignInFields.ReturnUrl] = ConsoleRoutes.Start,
        });
        using HttpResponseMessage answer = await staff.client.PostAsync(ConsoleRoutes.SignIn, form, cancellationToken);
        Verify.That(answer.StatusCode == HttpStatusCode.Redirect, $"{member.StaffId} can sign in, not {(int)answer.StatusCode}");
        return staff;
    }

    public async Task<T> GetAsync<T>(string path, CancellationToken cancellationToken)
    {
        using HttpResponseMessage answer = await client.GetAsync(path, cancellationToken);
        return await ReadAsync<T>(answer, cancellationToken);
    }

    public async Task<byte[]> GetBytesAsync(string path, CancellationToken cancellationToken)
    {
        using HttpResponseMessage answer = await client.GetAsync(path, cancellationToken);
        await EnsureSuccessAsync(answer, cancellationToken);
        return await answer.Content.ReadAsByteArrayAsync(cancellationToken);
    }

    public async Task<T> PostAsync<T>(string path, object body, CancellationToken cancellationToken)
    {
        using HttpResponseMessage answer = await SendAsync(path, body, cancellationToken);
        return await ReadAsync<T>(answer, cancellationToken);
    }

    /// <summary>What a request that must be refused is answered.</summary>
    public async Task<HttpStatusCode> PostForStatusAsync(string path, object body, CancellationToken cancellationToken)
    {
        using HttpResponseMessage answer = await SendAsync(path, body, cancellationToken);
        return answer.StatusCode;
    }

    public async Task PostAsync(string path, object body, CancellationToken cancellationToken)
    {
        using HttpResponseMessage answer = await SendAsync(path, body, cancellationToken);
        await EnsureSuccessAsync(answer, cancellationToken);
    }

    public async Task PutAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        using var body = new ReadOnlyMemoryContent(content);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        using HttpResponseMessage answer = await client.PutAsync(path, body, cancellationToken);
        await EnsureSuccessAsync(answer, cancellationToken);
    }

    public void Dispose() => client.Dispose();

    async Task<HttpResponseMessage> SendAsync(string path, object body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body, options: Json) };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString("N"));
        return await client.SendAsync(request, cancellationToken);
    }

    static async Task<T> ReadAsync<T>(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        await EnsureSuccessAsync(answer, cancellationToken);
        return await answer.Content.ReadFromJsonAsync<T>(Json, cancellationToken)
            ?? throw new DemoFailedException($"{answer.RequestMessage?.RequestUri} answered nothing.");
    }

    static async Task EnsureSuccessAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        if (!answer.IsSuccessStatusCode)
        {
            throw new DemoFailedException(
                $"{answer.RequestMessage?.Method} {answer.RequestMessage?.RequestUri} answered {(int)answer.StatusCode}: "
                + await answer.Content.ReadAsStringAsync(cancellationToken));
        }
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"")]
    static partial Regex FormToken { get; }
}
