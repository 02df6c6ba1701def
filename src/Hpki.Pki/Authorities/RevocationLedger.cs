using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Hpki.Pki.Asn1;
using Hpki.Pki.Certificates;
using Hpki.Pki.Crls;
using Hpki.Procedures.Cards;
using Hpki.Procedures.Identifiers;

namespace Hpki.Pki.Authorities;

/// <summary>
/// The authority's own record of revocations, written before a list is built (rule 9). Table <c>Revocations</c>, partition = authority; per certificate
/// <c>ledger|serial</c> (for good), <c>open|serial</c> (until it is on a published list) and <c>expiry|notAfter|serial</c> (until it has left the list),
/// the three in one transaction.
/// </summary>
sealed class RevocationLedger(TableServiceClient storage)
{
    const string TableName = "Revocations";
    const string Ledger = "ledger";
    const string Open = "open";
    const string Expiry = "expiry";
    const int LargestTransaction = 100;
    const string NotAfterFormat = "yyyyMMddHHmmss";

    readonly TableClient table = storage.GetTableClient(TableName);

    public Task CreateTableAsync(CancellationToken cancellationToken) => table.CreateIfNotExistsAsync(cancellationToken);

    /// <summary>Writes what is not in the ledger yet. The first order for a certificate stands; a later one changes nothing.</summary>
    public async Task WriteAsync(CertificatePurpose purpose, RevocationOrder order, IReadOnlyList<IssuedCertificate> certificates, DateTimeOffset revokedAt, CancellationToken cancellationToken)
    {
        IReadOnlyList<IssuedCertificate> missing = certificates;
        while (missing.Count > 0)
        {
            try
            {
                await table.SubmitTransactionAsync(missing.SelectMany(certificate => Rows(purpose, order, certificate, revokedAt)), cancellationToken);
                return;
            }
            catch (TableTransactionFailedException answer) when (answer.ErrorCode == TableErrorCode.EntityAlreadyExists)
            {
                missing = await MissingAsync(purpose, missing, cancellationToken);
            }
        }
    }

    /// <summary>Every revocation that is perhaps not on a list yet, whoever ordered it.</summary>
    public async Task<IReadOnlyList<OpenRevocation>> ReadOpenAsync(CertificatePurpose purpose, CancellationToken cancellationToken)
    {
        List<OpenRevocation> open = [];
        await foreach (TableEntity row in QueryAsync(purpose, $"{Open}|", $"{Open}}}", cancellationToken))
        {
            open.Add(new(CertificateSerial.Parse(LastPart(row)), Enum.Parse<RevocationReason>(row.GetString("Reason")), row.GetDateTimeOffset("RevokedAt")!.Value));
        }

        return open;
    }

    /// <summary>Ends the open rows of certificates that are on a published list.</summary>
    public Task CloseAsync(CertificatePurpose purpose, IEnumerable<CertificateSerial> serials, CancellationToken cancellationToken) =>
        DeleteAsync(purpose, serials.Select(serial => $"{Open}|{serial}"), cancellationToken);

    /// <summary>Puts revocations of the ledger among the open ones again, with their first reason and time: they are not on the list.</summary>
    public async Task ReopenAsync(CertificatePurpose purpose, IEnumerable<CertificateSerial> serials, CancellationToken cancellationToken)
    {
        string partition = CrlNames.ShortName(purpose);
        foreach (CertificateSerial serial in serials)
        {
            TableEntity row = await table.GetEntityAsync<TableEntity>(partition, $"{Ledger}|{serial}", cancellationToken: cancellationToken);
            await table.SubmitTransactionAsync(
                [
                    Put(OpenRow(partition, serial, row.GetString("Reason"), row.GetDateTimeOffset("RevokedAt")!.Value)),
                    Put(ExpiryRow(partition, serial, row.GetDateTimeOffset("NotAfter")!.Value)),
                ],
                cancellationToken);
        }

        static TableTransactionAction Put(TableEntity row) => new(TableTransactionActionType.UpsertReplace, row);
    }

    /// <summary>The revoked certificates whose validity ended before this time and that may still be on the list.</summary>
    public async Task<IReadOnlyList<ExpiredRevocation>> ReadExpiredAsync(CertificatePurpose purpose, DateTimeOffset before, CancellationToken cancellationToken)
    {
        List<ExpiredRevocation> expired = [];
        await foreach (TableEntity row in QueryAsync(purpose, $"{Expiry}|", $"{Expiry}|{Key(before)}", cancellationToken))
        {
            expired.Add(new(CertificateSerial.Parse(LastPart(row)), row.RowKey));
        }

        return expired;
    }

    public Task ForgetExpiredAsync(CertificatePurpose purpose, IEnumerable<ExpiredRevocation> expired, CancellationToken cancellationToken) =>
        DeleteAsync(purpose, expired.Select(one => one.RowKey), cancellationToken);

    static IEnumerable<TableTransactionAction> Rows(CertificatePurpose purpose, RevocationOrder order, IssuedCertificate certificate, DateTimeOffset revokedAt)
    {
        string partition = CrlNames.ShortName(purpose);
        yield return Add(new TableEntity(partition, $"{Ledger}|{certificate.Serial}")
        {
            ["OrderId"] = order.OrderId,
            ["Reason"] = order.Reason.ToString(),
            ["RequestedAt"] = order.RequestedAt.ToUniversalTime(),
            ["RevokedAt"] = revokedAt,
            ["NotAfter"] = certificate.NotAfter,
        });
        yield return Add(OpenRow(partition, certificate.Serial, order.Reason.ToString(), revokedAt));
        yield return Add(ExpiryRow(partition, certificate.Serial, certificate.NotAfter));

        static TableTransactionAction Add(TableEntity row) => new(TableTransactionActionType.Add, row);
    }

    static TableEntity OpenRow(string partition, CertificateSerial serial, string reason, DateTimeOffset revokedAt) =>
        new(partition, $"{Open}|{serial}") { ["Reason"] = reason, ["RevokedAt"] = revokedAt };

    static TableEntity ExpiryRow(string partition, CertificateSerial serial, DateTimeOffset notAfter) =>
        new(partition, $"{Expiry}|{Key(notAfter)}|{serial}");

    static string Key(DateTimeOffset instant) => DerTime.WholeSeconds(instant).ToString(NotAfterFormat, CultureInfo.InvariantCulture);

    static string LastPart(TableEntity row) => row.RowKey[(row.RowKey.LastIndexOf('|') + 1)..];

    async Task<IReadOnlyList<IssuedCertificate>> MissingAsync(CertificatePurpose purpose, IReadOnlyList<IssuedCertificate> certificates, CancellationToken cancellationToken)
    {
        List<IssuedCertificate> missing = [];
        foreach (IssuedCertificate certificate in certificates)
        {
            NullableResponse<TableEntity> row = await table.GetEntityIfExistsAsync<TableEntity>(
                CrlNames.ShortName(purpose), $"{Ledger}|{certificate.Serial}", ["OrderId"], cancellationToken);
            if (!row.HasValue)
            {
                missing.Add(certificate);
            }
        }

        return missing;
    }

    AsyncPageable<TableEntity> QueryAsync(CertificatePurpose purpose, string from, string before, CancellationToken cancellationToken) =>
        table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {CrlNames.ShortName(purpose)} and RowKey ge {from} and RowKey lt {before}"),
            cancellationToken: cancellationToken);

    async Task DeleteAsync(CertificatePurpose purpose, IEnumerable<string> rowKeys, CancellationToken cancellationToken)
    {
        string partition = CrlNames.ShortName(purpose);
        foreach (string[] chunk in rowKeys.Chunk(LargestTransaction))
        {
            try
            {
                await table.SubmitTransactionAsync(chunk.Select(key => new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(partition, key), ETag.All)), cancellationToken);
            }
            catch (TableTransactionFailedException answer) when (answer.Status == 404)
            {
                // Another writer has deleted some of them; a transaction is all or nothing, so one by one (a missing row is no error there).
                foreach (string key in chunk)
                {
                    await table.DeleteEntityAsync(partition, key, ETag.All, cancellationToken);
                }
            }
        }
    }
}
