using System.Net;
using System.Net.Http.Headers;
using Hpki.Pki.Authorities;

namespace Hpki.Pki.Crls;

/// <summary>
/// Looks at the published lists as a relying party does: plain HTTP GET at their public address, no credentials, no cache. What is found there,
/// not what was written, decides whether a card counts as revoked (design: "published" means visible at the origin).
/// </summary>
public sealed class CrlOrigin : IDisposable
{
    // A list of a million entries; more is not one of ours.
    const int LargestList = 64 * 1024 * 1024;

    readonly Uri address;
    readonly ICertificationAuthority authority;
    readonly TimeProvider time;
    readonly HttpClient http;

    /// <param name="address">The address below which the lists' files lie, e.g. <c>http://127.0.0.1:10000/devstoreaccount1/crl</c>.</param>
    /// <param name="authority">Whose certificates the signatures are checked with.</param>
    /// <param name="time">The clock that freshness is judged by.</param>
    public CrlOrigin(Uri address, ICertificationAuthority authority, TimeProvider time)
        : this(address, authority, time, new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
    }

    internal CrlOrigin(Uri address, ICertificationAuthority authority, TimeProvider time, HttpMessageHandler handler)
    {
        this.address = new Uri(address.AbsoluteUri.TrimEnd('/') + '/');
        this.authority = authority;
        this.time = time;
        http = new(handler) { Timeout = TimeSpan.FromSeconds(30), MaxResponseContentBufferSize = LargestList };
        http.DefaultRequestHeaders.CacheControl = new() { NoCache = true };
        http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("HpkiFunctions", null));
    }

    /// <summary>Fetches every list named, in parallel, and compares. Never throws for what the origin answers; that is in the outcome.</summary>
    public async Task<CrlConfirmation> ConfirmAsync(IReadOnlyList<CrlExpectation> expectations, CancellationToken cancellationToken)
    {
        if (expectations.Count == 0)
        {
            throw new ArgumentException("There is nothing to confirm: name at least one list.", nameof(expectations));
        }

        AuthorityCertificates authorities = await authority.GetAuthoritiesAsync(cancellationToken);
        Finding[] findings = await Task.WhenAll(expectations.Select(expected => LookAsync(expected, authorities, cancellationToken)));
        if (findings.FirstOrDefault(finding => finding.Unreachable is not null) is { Unreachable: { } unreachable })
        {
            return unreachable;
        }

        CrlShortfall[] shortfalls = [.. findings.Select(finding => finding.Shortfall).OfType<CrlShortfall>()];
        return shortfalls.Length > 0
            ? new CrlConfirmation.NotYet(shortfalls)
            : new CrlConfirmation.Confirmed([.. findings.Select(finding => finding.Confirmed!)]);
    }

    public void Dispose() => http.Dispose();

    async Task<Finding> LookAsync(CrlExpectation expected, AuthorityCertificates authorities, CancellationToken cancellationToken)
    {
        Uri list = new(address, CrlNames.FileName(expected.Purpose));
        byte[] der;
        try
        {
            using HttpResponseMessage answer = await http.GetAsync(list, cancellationToken);
            if (answer.StatusCode != HttpStatusCode.OK)
            {
                return new(Unreachable: new(list, $"The origin answered {(int)answer.StatusCode}."));
            }

            der = await answer.Content.ReadAsByteArrayAsync(cancellationToken);
        }
        catch (HttpRequestException problem)
        {
            return new(Unreachable: new(list, problem.Message));
        }
        catch (OperationCanceledException problem) when (!cancellationToken.IsCancellationRequested)
        {
            return new(Unreachable: new(list, $"The origin did not answer in time: {problem.Message}"));
        }

        return Judge(der, expected, authorities);
    }

    Finding Judge(byte[] der, CrlExpectation expected, AuthorityCertificates authorities)
    {
        PublishedCrl crl;
        try
        {
            crl = CrlReader.Read(der);
        }
        catch (CrlFormatException)
        {
            return Short(CrlShortfallKind.Malformed, null);
        }

        if (!crl.IsSignedBy(authorities.For(expected.Purpose)))
        {
            return Short(CrlShortfallKind.ForeignSignature, crl);
        }

        Procedures.Identifiers.CertificateSerial[] missing = [.. expected.Serials.Where(serial => !crl.Contains(serial))];
        return !crl.IsFreshAt(time.GetUtcNow()) ? Short(CrlShortfallKind.Stale, crl)
            : crl.Number < expected.MinimumNumber ? new(Shortfall: new(expected.Purpose, CrlShortfallKind.OldNumber, crl.Number, missing))
            : missing.Length > 0 ? new(Shortfall: new(expected.Purpose, CrlShortfallKind.SerialsMissing, crl.Number, missing))
            : new(Confirmed: new(expected.Purpose, crl.Number, crl.ThisUpdate, crl.NextUpdate));

        Finding Short(CrlShortfallKind kind, PublishedCrl? read) => new(Shortfall: new(expected.Purpose, kind, read?.Number, expected.Serials));
    }

    sealed record Finding(ConfirmedCrl? Confirmed = null, CrlShortfall? Shortfall = null, CrlConfirmation.OriginUnreachable? Unreachable = null);
}
