using System.Security.Cryptography.X509Certificates;
using Hpki.Pki.Authorities;
using Hpki.Pki.Crls;
using HpkiFunctions.Access;
using HpkiFunctions.OpenApi;
using HpkiFunctions.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace HpkiFunctions.Publication;

/// <summary>What everyone may read: revocation lists and the authorities' certificates, also over plain HTTP.</summary>
public sealed class PublicationFunctions(ICertificationAuthority authority, TimeProvider time)
{
    // Short: an extra list follows every revocation.
    const string ShortLived = "public, max-age=60";

    // Two lists of one second have the same time, so whoever asks by it could be left with the first: a younger list is told by its tag alone (RFC 9110 §8.8.2.2).
    static readonly TimeSpan TimeTellsAfter = TimeSpan.FromSeconds(5);

    [PublicRoute]
    [Operation("The newest revocation list: sign or auth. If-None-Match spares who has it the transfer.", AnswerMediaType = CrlNames.MediaType)]
    [Function(nameof(GetCrl))]
    public async Task<IResult> GetCrl(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "pki/crl/{name}.crl")] HttpRequest request, string name,
        CancellationToken cancellationToken)
    {
        PublicCrl crl;
        try
        {
            crl = await authority.ReadPublicCrlAsync(AuthorityNames.PurposeOf(name), cancellationToken);
        }
        catch (CrlUnavailableException)
        {
            throw new ProblemException(new(StatusCodes.Status503ServiceUnavailable, "list-unavailable", "失効リストを提供できません",
                "一時的に保管先から読み取れません。しばらくしてから、もう一度取得してください。")
            { RetryAfter = TimeSpan.FromSeconds(10) });
        }

        request.HttpContext.Response.Headers.CacheControl = ShortLived;
        return Results.Bytes(crl.Der, CrlNames.MediaType,
            lastModified: time.GetUtcNow() - crl.ThisUpdate >= TimeTellsAfter ? crl.ThisUpdate : null, entityTag: new EntityTagHeaderValue(crl.ETag));
    }

    [PublicRoute]
    [Operation("An authority's certificate: root, sign or auth.", AnswerMediaType = "application/pkix-cert")]
    [Function(nameof(GetCaCertificate))]
    public async Task<IResult> GetCaCertificate(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "pki/ca/{name}.crt")] HttpRequest request, string name,
        CancellationToken cancellationToken)
    {
        AuthorityCertificates authorities = await authority.GetAuthoritiesAsync(cancellationToken);
        X509Certificate2 certificate = name == "root" ? authorities.Root : authorities.For(AuthorityNames.PurposeOf(name));
        request.HttpContext.Response.Headers.CacheControl = ShortLived;
        return Results.Bytes(certificate.RawData, "application/pkix-cert", entityTag: new EntityTagHeaderValue($"\"{certificate.Thumbprint}\""));
    }
}
