using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Hpki.Console;
using Hpki.LocalHost.Identity;
using HpkiFunctions.Tests.Pages;

namespace HpkiFunctions.Tests.Attacks;

/// <summary>Bodies that are not what they seem: compressed, cut off, of an unknown length.</summary>
[Collection(nameof(AttackHost))]
public sealed class BodyTests(AttackHost host)
{
    [Theory]
    [InlineData("gzip", "/api/holders/search", "application/json")]
    [InlineData("br", "/api/holders/search", "application/json")]
    [InlineData("identity, gzip", "/api/holders/search", "application/json")]
    [InlineData("gzip", "/staff/search", "application/x-www-form-urlencoded")]
    [InlineData("gzip", "/api/scans/0123456789012345678901234567890123456789/parts/1", "application/octet-stream")]
    public async Task Body_Compressed_IsRefusedUnread(string encoding, string address, string mediaType)
    {
        using StaffSession reception = await StaffSession.SignInAsync(host, DemoStaffDirectory.Reception);
        ByteArrayContent bomb = new(Bomb()) { Headers = { ContentType = new(mediaType) } };
        bomb.Headers.TryAddWithoutValidation("Content-Encoding", encoding);

        HttpResponseMessage answer = await reception.SendAsync(address.Contains("parts", StringComparison.Ordinal) ? HttpMethod.Put : HttpMethod.Post, address, bomb);

        await ClearAnswer.AssertAsync(answer, HttpStatusCode.UnsupportedMediaType, $"{encoding} to {address}");
    }

    [Fact]
    public async Task Form_WithoutALength_IsReadUpToTheBoundAndNoFurther()
    {
        using StaffSession reception = await StaffSession.SignInAsync(host, DemoStaffDirectory.Reception);
        string token = StaffSession.TokenOf(await reception.PageAsync(ConsoleRoutes.Search));

        HttpResponseMessage small = await SendChunkedAsync(reception, $"__RequestVerificationToken={Uri.EscapeDataString(token)}&query=9000001");
        HttpResponseMessage large = await SendChunkedAsync(reception, $"__RequestVerificationToken={Uri.EscapeDataString(token)}&query={new string('9', 300_000)}");

        Assert.Equal(HttpStatusCode.OK, small.StatusCode);
        await ClearAnswer.AssertAsync(large, HttpStatusCode.RequestEntityTooLarge, "A form without a length");
    }

    [Theory]
    [InlineData("multipart/form-data", "x")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"query\"\r\n\r\ncut off")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"../../x\"\r\n\r\nx\r\n--b--\r\n")]
    [InlineData("application/x-www-form-urlencoded; charset=utf-7", "query=+ADw-")]
    [InlineData("application/x-www-form-urlencoded", "%ff%fe=%c0%80&&&===&%=%")]
    [InlineData("text/plain", "query=x")]
    [InlineData("", "query=x")]
    public async Task Form_Malformed_IsRefusedInWords(string mediaType, string body)
    {
        using StaffSession reception = await StaffSession.SignInAsync(host, DemoStaffDirectory.Reception);
        ByteArrayContent content = new(Encoding.Latin1.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", mediaType);

        HttpResponseMessage answer = await reception.SendAsync(HttpMethod.Post, ConsoleRoutes.Search, content);

        Assert.InRange((int)answer.StatusCode, 400, 499);
        await ClearAnswer.AssertAsync(answer, mediaType);
    }

    [Theory]
    [InlineData("POST", "/api/holders/search", "application/json; charset=utf-8", HttpStatusCode.OK)]
    [InlineData("POST", "/api/holders/search", "application/jsonx", HttpStatusCode.Forbidden)]
    [InlineData("POST", "/api/holders/search", "application/json-patch+json", HttpStatusCode.Forbidden)]
    [InlineData("POST", "/api/holders/search", "application/octet-stream", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("PUT", "/api/scans/0123456789012345678901234567890123456789/parts/1", "application/octet-stream", HttpStatusCode.NotFound)]
    [InlineData("PUT", "/api/scans/0123456789012345678901234567890123456789/parts/1", "application/octet-streams", HttpStatusCode.Forbidden)]
    [InlineData("PUT", "/api/scans/0123456789012345678901234567890123456789/parts/1", "application/json", HttpStatusCode.UnsupportedMediaType)]
    public async Task Body_OfAnotherMediaType_IsRefused(string method, string address, string mediaType, HttpStatusCode expected)
    {
        using StaffSession reception = await StaffSession.SignInAsync(host, DemoStaffDirectory.Reception);
        ByteArrayContent body = new("""{"kind":"CardSerial","value":"NOBODY01"}"""u8.ToArray());
        body.Headers.TryAddWithoutValidation("Content-Type", mediaType);

        HttpResponseMessage answer = await reception.SendAsync(new(method), address, body);

        await ClearAnswer.AssertAsync(answer, expected, $"{mediaType} to {address}");
    }

    static async Task<HttpResponseMessage> SendChunkedAsync(StaffSession staff, string form)
    {
        using MemoryStream bytes = new(Encoding.ASCII.GetBytes(form));
        StreamContent content = new(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded") } };
        return await staff.SendAsync(HttpMethod.Post, ConsoleRoutes.Search, content, ("Transfer-Encoding", "chunked"));
    }

    // Ten megabytes of nothing in ten kilobytes.
    static byte[] Bomb()
    {
        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.Optimal))
        {
            gzip.Write(new byte[10_000_000]);
        }

        return packed.ToArray();
    }
}
