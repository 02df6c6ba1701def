using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Hpki.Pki.Certificates;
using Hpki.Pki.Crls;
using Hpki.Procedures.Identifiers;

namespace Hpki.Pki.Authorities;

/// <summary>
/// What was ordered and issued. Table <c>Certificates</c>: <c>key|fingerprint</c> → order (partition <c>key</c>), and per authority <c>order|orderKey</c> → what is to be
/// signed, written before it is signed (rule 9), and <c>serial|serial</c> → the certificate.
/// </summary>
sealed class CertificateStore(TableServiceClient storage)
{
    const string TableName = "Certificates";
    const string KeyPartition = "key";

    readonly TableClient table = storage.GetTableClient(TableName);

    public Task CreateTableAsync(CancellationToken cancellationToken) => table.CreateIfNotExistsAsync(cancellationToken);

    /// <summary>Claims a public key for an order: one key, one certificate (signing and authentication keys must differ, domain.md §3.2).</summary>
    /// <returns>Whether the key belongs to this order.</returns>
    public async Task<bool> ClaimKeyAsync(CertificateOrder order, CancellationToken cancellationToken)
    {
        string owner = $"{CrlNames.ShortName(order.Purpose)}|{order.OrderKey}";
        if (await TryAddAsync(new TableEntity(KeyPartition, order.SubjectKey.Fingerprint) { ["Owner"] = owner }, cancellationToken))
        {
            return true;
        }

        TableEntity claimed = await table.GetEntityAsync<TableEntity>(KeyPartition, order.SubjectKey.Fingerprint, cancellationToken: cancellationToken);
        return claimed.GetString("Owner") == owner;
    }

    public async Task<PreparedCertificate?> FindPreparedAsync(CertificatePurpose purpose, string orderKey, CancellationToken cancellationToken)
    {
        NullableResponse<TableEntity> found = await table.GetEntityIfExistsAsync<TableEntity>(CrlNames.ShortName(purpose), $"order|{orderKey}", cancellationToken: cancellationToken);
        return found is { HasValue: true, Value: { } row }
            ? new(CertificateSerial.Parse(row.GetString("Serial")), row.GetString("OrderDigest"), row.GetBinary("ToBeSigned"))
            : null;
    }

    /// <returns>False when the order has been prepared before.</returns>
    public Task<bool> TryPrepareAsync(CertificateOrder order, PreparedCertificate prepared, CancellationToken cancellationToken) =>
        TryAddAsync(
            new TableEntity(CrlNames.ShortName(order.Purpose), $"order|{order.OrderKey}")
            {
                ["Serial"] = prepared.Serial.Hex,
                ["OrderDigest"] = prepared.OrderDigest,
                ["ToBeSigned"] = prepared.ToBeSigned,
            },
            cancellationToken);

    /// <summary>Stores the certificate. Signing is deterministic, so a repetition stores the same octets.</summary>
    public Task AddAsync(IssuedCertificate certificate, CancellationToken cancellationToken) =>
        TryAddAsync(
            new TableEntity(CrlNames.ShortName(certificate.Purpose), $"serial|{certificate.Serial}")
            {
                ["OrderKey"] = certificate.OrderKey,
                ["NotBefore"] = certificate.NotBefore,
                ["NotAfter"] = certificate.NotAfter,
                ["Der"] = certificate.Der.ToArray(),
            },
            cancellationToken);

    public async Task<IssuedCertificate?> FindAsync(CertificatePurpose purpose, CertificateSerial serial, CancellationToken cancellationToken)
    {
        NullableResponse<TableEntity> found = await table.GetEntityIfExistsAsync<TableEntity>(CrlNames.ShortName(purpose), $"serial|{serial}", cancellationToken: cancellationToken);
        return found is { HasValue: true, Value: { } row }
            ? new()
            {
                OrderKey = row.GetString("OrderKey"),
                Purpose = purpose,
                Serial = serial,
                NotBefore = row.GetDateTimeOffset("NotBefore")!.Value,
                NotAfter = row.GetDateTimeOffset("NotAfter")!.Value,
                Der = row.GetBinary("Der"),
            }
            : null;
    }

    async Task<bool> TryAddAsync(TableEntity row, CancellationToken cancellationToken)
    {
        try
        {
            await table.AddEntityAsync(row, cancellationToken);
            return true;
        }
        catch (RequestFailedException answer) when (answer.ErrorCode == TableErrorCode.EntityAlreadyExists)
        {
            return false;
        }
    }
}
