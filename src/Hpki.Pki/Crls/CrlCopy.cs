using Hpki.Pki.Certificates;
using Microsoft.Extensions.Logging;

namespace Hpki.Pki.Crls;

/// <summary>
/// One authority's current list in memory, for everyone who asks: a thousand relying parties a second cost the store four small questions.
/// Whether a revocation is published is never asked here but at the origin (<see cref="CrlOrigin"/>).
/// </summary>
sealed partial class CrlCopy(CertificatePurpose purpose, CrlStore store, TimeProvider time, ILogger logger)
{
    /// <summary>
    /// A copy read longer ago than this is looked up again before it is handed out, so that every instance shows a list this soon after another
    /// one wrote it. A quarter of the second within which a call is to be on the list that is published.
    /// </summary>
    public static readonly TimeSpan MostAge = TimeSpan.FromMilliseconds(250);

    /// <summary>Longer than this nobody waits for the store while there is a copy to hand out.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    readonly Lock changing = new();
    volatile Copy? copy;
    Task<Exception?>? refresh;
    long refreshStarted;
    bool isStoreFailing;

    /// <summary>The list as it stood in the store at most <see cref="MostAge"/> ago; while the store fails, the last one read, until its nextUpdate.</summary>
    /// <exception cref="CrlUnavailableException">The store fails, and no copy is in force.</exception>
    public ValueTask<PublicCrl> CurrentAsync(CancellationToken cancellationToken) =>
        copy is { } held && IsYoung(held) ? new(held.Crl) : new(LookAsync(cancellationToken));

    /// <summary>This process has written the list: it is handed out from now on.</summary>
    /// <param name="written">The list.</param>
    /// <param name="before">A timestamp from before it was written: later, somebody else may have replaced it.</param>
    public void Offer(StoredCrl written, long before)
    {
        lock (changing)
        {
            if (copy is null || copy.Crl.Number < written.Crl.Number)
            {
                copy = new(written, new(written.Crl), before);
            }
        }
    }

    async Task<PublicCrl> LookAsync(CancellationToken cancellationToken)
    {
        (Task<Exception?> looking, TimeSpan patience) = Refresh();
        Exception? problem;
        try
        {
            problem = await looking.WaitAsync(patience, time, cancellationToken);
        }
        catch (TimeoutException slow)
        {
            problem = slow;
        }

        return copy is { } held && (problem is null || IsInForce(held))
            ? held.Crl
            : throw new CrlUnavailableException(purpose, problem!);
    }

    bool IsYoung(Copy held) => time.GetElapsedTime(held.ReadAt) <= MostAge;

    bool IsInForce(Copy held) => time.GetUtcNow() < held.Crl.NextUpdate;

    // One look at the store at a time, however many ask.
    (Task<Exception?> Looking, TimeSpan Patience) Refresh()
    {
        lock (changing)
        {
            if (copy is { } young && IsYoung(young))
            {
                // Another's look has ended since this one found the copy too old.
                return (Task.FromResult<Exception?>(null), TimeSpan.Zero);
            }

            if (refresh is null or { IsCompleted: true })
            {
                refreshStarted = time.GetTimestamp();
                refresh = Task.Run(RefreshAsync);
            }

            TimeSpan left = Patience - time.GetElapsedTime(refreshStarted);
            bool hasOther = copy is { } held && IsInForce(held);
            return (refresh, !hasOther ? Timeout.InfiniteTimeSpan : isStoreFailing || left < TimeSpan.Zero ? TimeSpan.Zero : left);
        }
    }

    // What went wrong is a value: nobody may be waiting for it.
    async Task<Exception?> RefreshAsync()
    {
        long started = time.GetTimestamp();
        Copy? known = copy;
        try
        {
            StoredCrl found = await store.ReadAsync(purpose, known?.Stored, CancellationToken.None) ?? throw new FileNotFoundException("The list is gone from the store.", CrlNames.FileName(purpose));
            Take(known, found, started);
            return null;
        }
        catch (Exception problem)
        {
            lock (changing)
            {
                if (!isStoreFailing && known is null)
                {
                    StoreFailsFromTheStart(problem, purpose);
                }
                else if (!isStoreFailing)
                {
                    StoreFails(problem, purpose, known!.Crl.Number, known.Crl.NextUpdate);
                }

                isStoreFailing = true;
            }

            return problem;
        }
    }

    void Take(Copy? known, StoredCrl found, long started)
    {
        lock (changing)
        {
            if (isStoreFailing)
            {
                StoreAnswers(purpose, found.Crl.Number);
            }

            isStoreFailing = false;

            // A list that this process has issued meanwhile is newer than what the store said before.
            if (copy == known || copy!.Crl.Number <= found.Crl.Number)
            {
                copy = new(found, known is not null && found.ETag == known.Stored.ETag ? known.Crl : new(found.Crl), started);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "The {Purpose} revocation list cannot be read from its store; list {Number} is handed out from memory until its nextUpdate {NextUpdate:O}")]
    partial void StoreFails(Exception problem, CertificatePurpose purpose, long number, DateTimeOffset nextUpdate);

    [LoggerMessage(LogLevel.Error, "The {Purpose} revocation list cannot be read from its store, and none was read before: nothing is handed out until the store answers")]
    partial void StoreFailsFromTheStart(Exception problem, CertificatePurpose purpose);

    [LoggerMessage(LogLevel.Information, "The {Purpose} revocation list is read from its store again: list {Number}")]
    partial void StoreAnswers(CertificatePurpose purpose, long number);

    /// <param name="Stored">The list as it lies in the store.</param>
    /// <param name="Crl">The same for HTTP.</param>
    /// <param name="ReadAt">A timestamp at which the store surely held no newer one.</param>
    sealed record Copy(StoredCrl Stored, PublicCrl Crl, long ReadAt);
}
