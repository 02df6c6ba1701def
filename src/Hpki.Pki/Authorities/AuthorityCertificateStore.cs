using System.Security.Cryptography.X509Certificates;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Hpki.Pki.Crls;
using Hpki.Pki.Keys;

namespace Hpki.Pki.Authorities;

/// <summary>The authorities' certificates as public blobs beside the lists: <c>ca/root.crt</c>, <c>ca/sign-ca.crt</c>, <c>ca/auth-ca.crt</c> (DER). Written once.</summary>
sealed class AuthorityCertificateStore(BlobServiceClient storage)
{
    const string MediaType = "application/pkix-cert"; // RFC 2585 §4

    readonly BlobContainerClient container = storage.GetBlobContainerClient(CrlNames.Container);

    public async Task<X509Certificate2?> ReadAsync(AuthorityKey authority, CancellationToken cancellationToken)
    {
        try
        {
            Response<BlobDownloadResult> answer = await Blob(authority).DownloadContentAsync(cancellationToken);
            return X509CertificateLoader.LoadCertificate(answer.Value.Content);
        }
        catch (RequestFailedException answer) when (answer.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return null;
        }
    }

    /// <summary>Writes the certificate unless one is there; gives the one that counts.</summary>
    public async Task<X509Certificate2> WriteAsync(AuthorityKey authority, byte[] der, CancellationToken cancellationToken)
    {
        BlobUploadOptions options = new()
        {
            HttpHeaders = new() { ContentType = MediaType },
            Conditions = new() { IfNoneMatch = ETag.All },
        };
        try
        {
            await Blob(authority).UploadAsync(new BinaryData(der), options, cancellationToken);
            return X509CertificateLoader.LoadCertificate(der);
        }
        catch (RequestFailedException answer) when (answer.ErrorCode == BlobErrorCode.BlobAlreadyExists)
        {
            return await ReadAsync(authority, cancellationToken)
                ?? throw new CertificationAuthoritySetupException($"The certificate {Name(authority)} vanished while the authority was being set up; start again.", answer);
        }
    }

    static string Name(AuthorityKey authority) => authority switch
    {
        AuthorityKey.Root => "ca/root.crt",
        AuthorityKey.Signing => "ca/sign-ca.crt",
        AuthorityKey.Authentication => "ca/auth-ca.crt",
        _ => throw new ArgumentOutOfRangeException(nameof(authority), authority, "Unknown authority."),
    };

    BlobClient Blob(AuthorityKey authority) => container.GetBlobClient(Name(authority));
}
