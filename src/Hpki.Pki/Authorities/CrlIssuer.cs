using System.Security.Cryptography.X509Certificates;
using Hpki.Pki.Asn1;
using Hpki.Pki.Certificates;
using Hpki.Pki.Crls;
using Hpki.Pki.Keys;
using Hpki.Procedures.Calendar;
using Hpki.Procedures.Identifiers;
using Microsoft.Extensions.Logging;

namespace Hpki.Pki.Authorities;

/// <summary>
/// Issues the lists of one authority. Many writers may run, here and on other machines: each builds on the list it has seen and replaces exactly that
/// one; who was overtaken reads again and mostly finds its own revocations already there, because whoever builds a list takes every open order along.
/// </summary>
sealed partial class CrlIssuer(
    CertificatePurpose purpose,
    X509Certificate2 authority,
    ISigner signer,
    CrlStore store,
    RevocationLedger ledger,
    PkiOptions options,
    TimeProvider time,
    ILogger<CrlIssuer> logger) : IDisposable
{
    readonly SemaphoreSlim writing = new(1, 1);
    readonly CrlCopy copy = new(purpose, store, time, logger);

    // The newest list this process has seen. Entries never leave a list before their certificate expires, so "is on it" stays true however old it is.
    StoredCrl? seen;

    public void Dispose() => writing.Dispose();

    /// <summary>Makes the first list, with nothing on it, when there is none.</summary>
    public async Task EnsureFirstAsync(CancellationToken cancellationToken)
    {
        await writing.WaitAsync(cancellationToken);
        try
        {
            seen = await store.ReadAsync(purpose, null, cancellationToken);
            while (seen is null)
            {
                await RefuseSecondBeginningAsync(cancellationToken);
                byte[] first = await Next(null, time.GetUtcNow()).SignAsync(signer, cancellationToken);
                StoredCrl? written = await store.TryWriteAsync(purpose, first, null, null, cancellationToken);
                seen = written is null ? await store.ReadAsync(purpose, null, cancellationToken) : await store.ArchiveAsync(purpose, written, cancellationToken);
            }

            if (!seen.Crl.IsSignedBy(authority))
            {
                throw new CertificationAuthoritySetupException(
                    $"The stored list {CrlNames.FileName(purpose)} was not signed by the {purpose} authority of this setup. Restore the keys that belong to this storage, or use an empty storage.");
            }
        }
        finally
        {
            writing.Release();
        }
    }

    /// <summary>The list as it stands in the store.</summary>
    public async Task<PublishedCrl> ReadAsync(CancellationToken cancellationToken)
    {
        await writing.WaitAsync(cancellationToken);
        try
        {
            return (seen = await ReadStoreAsync(seen, cancellationToken)).Crl;
        }
        finally
        {
            writing.Release();
        }
    }

    /// <summary>The list for everyone, out of memory (<see cref="CrlCopy"/>); never waits for a list that is being written.</summary>
    public ValueTask<PublicCrl> CurrentAsync(CancellationToken cancellationToken) => copy.CurrentAsync(cancellationToken);

    /// <summary>The last lists of the archive, the newest first.</summary>
    public async Task<IReadOnlyList<ArchivedCrl>> ListArchiveAsync(int most, CancellationToken cancellationToken)
    {
        // Numbers rise by one from list to list, so the archive need not be listed, however long it gets.
        long newest = (await ReadAsync(cancellationToken)).Number;
        int count = (int)Math.Min(most, newest);
        ArchivedCrl?[] found = await Task.WhenAll(
            Enumerable.Range(0, count).Select(back => store.DescribeArchivedAsync(purpose, newest - back, cancellationToken)));
        return [.. found.OfType<ArchivedCrl>()];
    }

    /// <summary>A list of the past; null when the archive has none of this number.</summary>
    public Task<PublishedCrl?> ReadArchivedAsync(long number, CancellationToken cancellationToken) => store.ReadArchivedAsync(purpose, number, cancellationToken);

    /// <summary>Returns when the certificates, whose orders are in the ledger, are on a published list.</summary>
    public async Task<CrlReceipt> PublishAsync(IReadOnlyList<CertificateSerial> serials, CancellationToken cancellationToken)
    {
        await writing.WaitAsync(cancellationToken);
        try
        {
            while (true)
            {
                // Another call of this process, or an earlier one, may have taken them along.
                if (seen is not null && serials.All(seen.Crl.Contains))
                {
                    return Receipt(seen.Crl, serials);
                }

                StoredCrl previous = seen ?? await ReadStoreAsync(null, cancellationToken);
                IReadOnlyList<OpenRevocation> open = await ledger.ReadOpenAsync(purpose, cancellationToken);
                OpenRevocation[] added = [.. open.Where(one => !previous.Crl.Contains(one.Serial))];
                bool complete = serials.All(serial => previous.Crl.Contains(serial) || added.Any(one => one.Serial == serial));
                if (!complete || added.Length == 0)
                {
                    // In the ledger but neither open nor on this list: another writer has published them since, or they left the list after they expired.
                    StoredCrl latest = await ReadStoreAsync(previous, cancellationToken);
                    seen = latest;
                    CertificateSerial[] absent = [.. serials.Where(serial => !latest.Crl.Contains(serial))];
                    if (latest.ETag == previous.ETag && absent.Length > 0)
                    {
                        // Gone from the list, expired or lost with it: a receipt names every certificate of its order, so they come back.
                        await ledger.ReopenAsync(purpose, absent, cancellationToken);
                    }

                    continue;
                }

                seen = await TryReplaceAsync(previous, open, added, [], null, cancellationToken)
                    ?? await ReadStoreAsync(previous, cancellationToken);
            }
        }
        finally
        {
            writing.Release();
        }
    }

    /// <summary>Issues the regular list of this day in Tokyo unless it has been issued. Entries of expired certificates leave here (see <see cref="ExpiredAsync"/>).</summary>
    public async Task IssueDailyAsync(CancellationToken cancellationToken)
    {
        await writing.WaitAsync(cancellationToken);
        try
        {
            while (true)
            {
                StoredCrl previous = await ReadStoreAsync(seen, cancellationToken);
                seen = previous;
                DateOnly today = TokyoTime.DateOf(time.GetUtcNow());
                if (previous.LastDaily?.Day >= today)
                {
                    return;
                }

                IReadOnlyList<OpenRevocation> open = await ledger.ReadOpenAsync(purpose, cancellationToken);
                OpenRevocation[] added = [.. open.Where(one => !previous.Crl.Contains(one.Serial))];
                ExpiredRevocation[] expired = [.. (await ExpiredAsync(previous, cancellationToken)).Where(one => added.All(other => other.Serial != one.Serial))];
                HashSet<CertificateSerial> dropped = [.. expired.Select(one => one.Serial)];
                if (await TryReplaceAsync(previous, open, added, dropped, today, cancellationToken) is { } next)
                {
                    seen = next;
                    await ledger.ForgetExpiredAsync(purpose, expired, cancellationToken);
                    return;
                }
            }
        }
        finally
        {
            writing.Release();
        }
    }

    // A list that is gone but was archived must come back from there: relying parties would take a new number 1 for an old list.
    async Task RefuseSecondBeginningAsync(CancellationToken cancellationToken)
    {
        if (await store.ReadArchivedAsync(purpose, 1, cancellationToken) is not null && await store.ReadAsync(purpose, null, cancellationToken) is null)
        {
            throw ListGone();
        }
    }

    /// <summary>
    /// The revocations that may leave: an entry must have been on a regular list issued after its certificate's end (RFC 5280 §3.3). The last regular
    /// list itself, from the archive, is the proof; without it nothing leaves.
    /// </summary>
    async Task<IReadOnlyList<ExpiredRevocation>> ExpiredAsync(StoredCrl previous, CancellationToken cancellationToken)
    {
        if (previous.LastDaily is not { } last)
        {
            return [];
        }

        PublishedCrl? lastDaily = last.Number == previous.Crl.Number ? previous.Crl : await store.ReadArchivedAsync(purpose, last.Number, cancellationToken);
        if (lastDaily is null)
        {
            return [];
        }

        IReadOnlyList<ExpiredRevocation> candidates = await ledger.ReadExpiredAsync(purpose, lastDaily.ThisUpdate, cancellationToken);
        // Not on the list at all: it left with an earlier list and a crash kept its index row.
        return [.. candidates.Where(one => lastDaily.Contains(one.Serial) || !previous.Crl.Contains(one.Serial))];
    }

    // Writes the next list in the place of the previous one; null when another writer was faster.
    async Task<StoredCrl?> TryReplaceAsync(
        StoredCrl previous,
        IReadOnlyList<OpenRevocation> open,
        OpenRevocation[] added,
        HashSet<CertificateSerial> dropped,
        DateOnly? daily,
        CancellationToken cancellationToken)
    {
        // A writer that died between publishing and archiving leaves a list that is nowhere else: keep it before it is replaced.
        StoredCrl kept = previous.Archived ? previous : await store.ArchiveAsync(purpose, previous, cancellationToken);
        CrlBuilder builder = Next(kept.Crl, time.GetUtcNow()) with
        {
            Added = [.. added.Select(one => new CrlEntry(one.Serial, one.RevokedAt, options.PublishedReasons.For(one.Reason)))],
            Dropped = dropped,
        };
        byte[] der = await builder.SignAsync(signer, cancellationToken);
        DailyIssue? lastDaily = daily is { } day ? new(day, builder.Number) : previous.LastDaily;
        long before = time.GetTimestamp();
        StoredCrl? written = await store.TryWriteAsync(purpose, der, kept, lastDaily, cancellationToken);
        if (written is null)
        {
            Overtaken(purpose, builder.Number);
            return null;
        }

        copy.Offer(written, before);

        Published(purpose, builder.Number, written.Crl.Count, added.Length, dropped.Count);
        // In this order: while an open row is there, whoever comes after a crash looks at the list again, and archives it before replacing it.
        StoredCrl archived = await store.ArchiveAsync(purpose, written, cancellationToken);
        await ledger.CloseAsync(purpose, open.Select(one => one.Serial), cancellationToken);
        return archived;
    }

    CrlBuilder Next(PublishedCrl? previous, DateTimeOffset now)
    {
        // Another writer's clock may be ahead of ours; the lists' times must not go back.
        DateTimeOffset thisUpdate = DerTime.WholeSeconds(previous is not null && previous.ThisUpdate > now ? previous.ThisUpdate : now);
        return new()
        {
            Authority = authority,
            Number = (previous?.Number ?? 0) + 1,
            ThisUpdate = thisUpdate,
            NextUpdate = thisUpdate + options.CrlValidity,
            Previous = previous,
        };
    }

    async Task<StoredCrl> ReadStoreAsync(StoredCrl? known, CancellationToken cancellationToken) =>
        await store.ReadAsync(purpose, known, cancellationToken)
        ?? throw ListGone();

    CertificationAuthoritySetupException ListGone() =>
        new($"The list {CrlNames.FileName(purpose)} is gone from the store. Restore the newest one of the archive; a new list must not start at number 1 again.");

    CrlReceipt Receipt(PublishedCrl crl, IReadOnlyList<CertificateSerial> serials) => new(purpose, crl.Number, crl.ThisUpdate, serials);

    [LoggerMessage(LogLevel.Information, "Published {Purpose} revocation list {Number}: {Count} entries, {Added} new, {Dropped} dropped")]
    partial void Published(CertificatePurpose purpose, long number, int count, int added, int dropped);

    [LoggerMessage(LogLevel.Information, "Another writer was faster than {Purpose} revocation list {Number}; reading again")]
    partial void Overtaken(CertificatePurpose purpose, long number);
}
