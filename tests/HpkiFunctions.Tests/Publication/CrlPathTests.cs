using System.Net;
using System.Net.Http.Headers;
using HpkiFunctions.Tests.Flows;

namespace HpkiFunctions.Tests.Publication;

/// <summary>The public address of the lists, as relying parties and caches use it.</summary>
public sealed class CrlPathTests : IAsyncLifetime
{
    const string Path = "/pki/crl/sign.crl";
    FlowHost host = null!;
    HttpClient client = null!;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        host = await FlowHost.StartAsync();
        client = new() { BaseAddress = host.Address };
    }

    public ValueTask DisposeAsync()
    {
        client.Dispose();
        return host.DisposeAsync();
    }

    [Fact]
    public async Task Get_List_SaysLengthTypeTagAndHowLongToKeepIt()
    {
        HttpResponseMessage answer = await client.GetAsync(Path, Stop);

        byte[] der = await answer.Content.ReadAsByteArrayAsync(Stop);
        Assert.Equal((HttpStatusCode.OK, "application/pkix-crl", (long?)der.Length),
            (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, answer.Content.Headers.ContentLength));
        Assert.False(Assert.IsType<EntityTagHeaderValue>(answer.Headers.ETag).IsWeak);
        Assert.Equal((true, TimeSpan.FromSeconds(60)), (answer.Headers.CacheControl?.Public, answer.Headers.CacheControl?.MaxAge));
        Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));
    }

    [Fact]
    public async Task Head_List_TellsTheSameWithoutTheBytes()
    {
        HttpResponseMessage full = await client.GetAsync(Path, Stop);

        HttpResponseMessage head = await client.SendAsync(new(HttpMethod.Head, Path), Stop);

        Assert.Equal((HttpStatusCode.OK, full.Headers.ETag, full.Content.Headers.ContentLength),
            (head.StatusCode, head.Headers.ETag, head.Content.Headers.ContentLength));
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(Stop));
    }

    [Fact]
    public async Task Get_WithTheTagOfTheList_Is304UntilTheNextList()
    {
        EntityTagHeaderValue tag = (await client.GetAsync(Path, Stop)).Headers.ETag!;

        HttpResponseMessage same = await GetAsync(request => request.Headers.IfNoneMatch.Add(tag));
        HttpResponseMessage foreign = await GetAsync(request => request.Headers.IfNoneMatch.ParseAdd("\"0123\""));
        await RevokeOneAsync();
        HttpResponseMessage next = await GetAsync(request => request.Headers.IfNoneMatch.Add(tag));

        Assert.Equal((HttpStatusCode.NotModified, tag), (same.StatusCode, same.Headers.ETag));
        Assert.Empty(await same.Content.ReadAsByteArrayAsync(Stop));
        Assert.Equal(HttpStatusCode.OK, foreign.StatusCode);
        Assert.Equal(HttpStatusCode.OK, next.StatusCode);
        Assert.NotEqual(tag, next.Headers.ETag);
    }

    [Fact]
    public async Task Get_ListJustIssued_IsNotToldByTimeAlone()
    {
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await RevokeOneAsync();
        HttpResponseMessage young = await client.GetAsync(Path, Stop);
        host.Clock.Advance(TimeSpan.FromSeconds(5));
        HttpResponseMessage settled = await client.GetAsync(Path, Stop);

        HttpResponseMessage again = await GetAsync(request => request.Headers.IfModifiedSince = settled.Content.Headers.LastModified);

        Assert.Null(young.Content.Headers.LastModified);
        Assert.Equal(FlowHost.Start.AddMinutes(1), settled.Content.Headers.LastModified);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Theory]
    [InlineData("/pki/crl/root.crl")]
    [InlineData("/pki/crl/..%2fsign.crl")]
    [InlineData("/pki/crl/SIGN.crl")]
    [InlineData("/pki/ca/other.crt")]
    public async Task Get_UnknownName_Is404InWords(string path)
    {
        HttpResponseMessage answer = await client.GetAsync(path, Stop);

        Assert.Equal((HttpStatusCode.NotFound, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Contains("この認証局はありません", System.Text.RegularExpressions.Regex.Unescape(await answer.Content.ReadAsStringAsync(Stop)), StringComparison.Ordinal);
    }

    async Task RevokeOneAsync()
    {
        await host.DoctorAsync();
        await host.Get<LostReports.LostReportDesk>().TakeCallAsync(
            new() { CardSerial = "MD00000001", RevocationWord = "みほんざくら" }, FlowHost.Reception, "key-of-a-call", host.Signals, Stop);
    }

    Task<HttpResponseMessage> GetAsync(Action<HttpRequestMessage> prepare)
    {
        HttpRequestMessage request = new(HttpMethod.Get, Path);
        prepare(request);
        return client.SendAsync(request, Stop);
    }
}
