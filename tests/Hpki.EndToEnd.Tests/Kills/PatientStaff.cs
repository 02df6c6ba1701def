using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Hpki.Console;
using Hpki.Console.LocalPages;

namespace Hpki.EndToEnd.Tests.Kills;

/// <summary>
/// A member of staff who does not give up: what is not answered, or is answered with a fault of the server, is sent again as it was, with the
/// same key; who has been signed out signs in again.
/// </summary>
sealed partial class PatientStaff(Uri address, DemoStaff member) : IDisposable
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);

    readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(30) };
    readonly SemaphoreSlim signingIn = new(1, 1);

    public string StaffId => member.StaffId;

    public async Task<T> GetAsync<T>(string path, CancellationToken cancellationToken) =>
        JsonSerializer.Deserialize<T>(await GetBytesAsync(path, cancellationToken), Json)!;

    public Task<byte[]> GetBytesAsync(string path, CancellationToken cancellationToken) =>
        SuccessAsync(() => new(HttpMethod.Get, path), cancellationToken);

    public async Task<T> PostAsync<T>(string path, object body, string key, CancellationToken cancellationToken) =>
        JsonSerializer.Deserialize<T>(await SuccessAsync(() => Post(path, body, key), cancellationToken), Json)!;

    public Task PostAsync(string path, object body, CancellationToken cancellationToken) =>
        SuccessAsync(() => Post(path, body, null), cancellationToken);

    /// <summary>The answer that is not a fault of the server, whatever it says.</summary>
    public async Task<HttpStatusCode> TryPostAsync(string path, object body, CancellationToken cancellationToken)
    {
        using HttpResponseMessage answer = await AnswerAsync(() => Post(path, body, null), cancellationToken);
        return answer.StatusCode;
    }

    /// <summary>Asks once, and takes whatever comes.</summary>
    public async Task<(HttpStatusCode Status, string Body)> PostOnceAsync(string path, object body, string key, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = Post(path, body, key);
        using HttpResponseMessage answer = await http.SendAsync(request, cancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(cancellationToken));
    }

    public Task PutAsync(string path, byte[] content, CancellationToken cancellationToken) => SuccessAsync(
        () => new(HttpMethod.Put, path) { Content = new ByteArrayContent(content) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } } },
        cancellationToken);

    public void Dispose()
    {
        http.Dispose();
        signingIn.Dispose();
    }

    static HttpRequestMessage Post(string path, object body, string? key)
    {
        HttpRequestMessage request = new(HttpMethod.Post, path) { Content = JsonContent.Create(body, options: Json) };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return request;
    }

    async Task<byte[]> SuccessAsync(Func<HttpRequestMessage> request, CancellationToken cancellationToken)
    {
        using HttpResponseMessage answer = await AnswerAsync(request, cancellationToken);
        byte[] body = await answer.Content.ReadAsByteArrayAsync(cancellationToken);
        return answer.IsSuccessStatusCode
            ? body
            : throw new InvalidOperationException(
                $"{member.StaffId}: {answer.RequestMessage?.Method} {answer.RequestMessage?.RequestUri} was answered {(int)answer.StatusCode}: {System.Text.Encoding.UTF8.GetString(body)}");
    }

    async Task<HttpResponseMessage> AnswerAsync(Func<HttpRequestMessage> request, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                using HttpRequestMessage next = request();
                HttpResponseMessage answer = await http.SendAsync(next, cancellationToken);
                if (answer.StatusCode is not (HttpStatusCode.Unauthorized or HttpStatusCode.Found) && (int)answer.StatusCode < 500)
                {
                    return answer;
                }

                bool signedOut = (int)answer.StatusCode < 500;
                answer.Dispose();
                if (signedOut)
                {
                    await SignInAsync(cancellationToken);
                    continue;
                }
            }
            catch (Exception gone) when (gone is HttpRequestException or IOException || (gone is OperationCanceledException && !cancellationToken.IsCancellationRequested))
            {
                // The host is dead or dying: it will be back.
            }

            await Task.Delay(Pause, cancellationToken);
        }
    }

    async Task SignInAsync(CancellationToken cancellationToken)
    {
        await signingIn.WaitAsync(cancellationToken);
        try
        {
            string page = await http.GetStringAsync(ConsoleRoutes.SignIn, cancellationToken);
            using FormUrlEncodedContent form = new(new Dictionary<string, string>
            {
                ["__RequestVerificationToken"] = FormToken().Match(page).Groups["token"].Value,
                [SignInFields.StaffId] = member.StaffId,
                [SignInFields.ReturnUrl] = ConsoleRoutes.Start,
            });
            using HttpResponseMessage answer = await http.PostAsync(ConsoleRoutes.SignIn, form, cancellationToken);
        }
        finally
        {
            signingIn.Release();
        }
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"")]
    private static partial Regex FormToken();
}
