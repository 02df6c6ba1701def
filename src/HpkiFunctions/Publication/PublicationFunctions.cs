using System.Security.Cryptography.X509Certificates;
using Hpki.Pki.Authorities;
using Hpki.Pki.Crls;
using HpkiFunctions.Access;
using HpkiFunctions.OpenApi;
using Microsoft.AspNetCore.Http;

namespace HpkiFunctions.Publication;

/// <summary>What everyone may read: revocation lists and the authorities' certificates, also over plain HTTP.</summary>
public sealed class PublicationFunctions(ICertificationAuthority authority)
{
    // Short: an extra list follows every revocation.
    const string ShortLived = "public, max-age=60";

    [PublicRoute]
    [Operation("The newest revocation list: sign or auth.", AnswerMediaType = "application/pkix-crl")]
    [Function(nameof(GetCrl))]
    public async Task<IResult> GetCrl(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "pki/crl/{name}.crl")] HttpRequest request, string name,
        CancellationToken cancellationToken)
    {
        PublishedCrl crl = await authority.ReadCrlAsync(AuthorityNames.PurposeOf(name), cancellationToken);
        request.HttpContext.Response.Headers.CacheControl = ShortLived;
        return Results.Bytes(crl.Der, "application/pkix-crl");
    }

    [PublicRoute]
    [Operation("An authority's certificate: root, sign or auth.", AnswerMediaType = "application/pkix-cert")]
    [Function(nameof(GetCaCertificate))]
    public async Task<IResult> GetCaCertificate(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "pki/ca/{name}.crt")] HttpRequest request, string name,
        CancellationToken cancellationToken)
    {
        AuthorityCertificates authorities = await authority.GetAuthoritiesAsync(cancellationToken);
        X509Certificate2 certificate = name == "root" ? authorities.Root : authorities.For(AuthorityNames.PurposeOf(name));
        request.HttpContext.Response.Headers.CacheControl = ShortLived;
        return Results.Bytes(certificate.RawData, "application/pkix-cert");
    }
}
