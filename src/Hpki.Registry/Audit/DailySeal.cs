using System.Collections.Concurrent;
using Hpki.Procedures.Calendar;
using Hpki.Registry.Holders;
using Hpki.Registry.Projections;
using Hpki.Registry.Storage;
using Hpki.Registry.Timelines;

namespace Hpki.Registry.Audit;

/// <summary>Makes the daily seal: how far each timeline that grew now reaches, what the day's access logs are, and the seal before.</summary>
public sealed class DailySeal
{
    // A projection may be late by a crash and a sweep; the days before are looked at again for those.
    const int DaysLookedBack = 3;
    const int AtOnce = 16;

    readonly RegistryStorage storage;
    readonly SealStore seals;
    readonly Heads heads;
    readonly SealedLogs logs;
    readonly TimeProvider time;

    internal DailySeal(RegistryStorage storage, SealStore seals, Heads heads, SealedLogs logs, TimeProvider time) =>
        (this.storage, this.seals, this.heads, this.logs, this.time) = (storage, seals, heads, logs, time);

    /// <summary>Seals everything up to yesterday (Tokyo). Days that were missed are covered by the same seal; again on the same day changes nothing.</summary>
    /// <returns>The seal of yesterday, and whether this call made it.</returns>
    /// <exception cref="InvalidOperationException">Yesterday has a seal that cannot be read; tomorrow's follows the last that can.</exception>
    public async Task<(Seal Seal, bool IsNew)> SealAsync(CancellationToken cancellationToken = default)
    {
        DateTimeOffset now = time.GetUtcNow().ToUniversalTime();
        DateOnly date = TokyoTime.DateOf(now).AddDays(-1);
        IReadOnlyList<DateOnly> dates = [.. (await seals.DatesAsync(cancellationToken)).Where(made => made <= date)];
        Seal? last = await NewestReadableAsync(dates, cancellationToken);
        if (last?.Header.Date == date)
        {
            await seals.RecordAsync(last, cancellationToken);
            return (last, false);
        }

        IReadOnlyList<HolderPin> pins = await PinsAsync(last, dates, cancellationToken);
        IReadOnlyList<SealedLog> sealedLogs = await logs.BetweenAsync(last?.Header.Date, date, cancellationToken);
        Seal seal = Seal.Of(pins, (count, root) => new()
        {
            Date = date,
            SealedAt = now,
            PreviousDate = last?.Header.Date,
            PreviousHash = last?.Hash,
            HolderCount = count,
            HoldersRoot = root,
            AccessLogs = sealedLogs,
        });
        Seal stored = await seals.AddAsync(seal, cancellationToken);
        return (stored, stored.Hash == seal.Hash);
    }

    // One that was spoilt must not end the sealing; verification names it.
    async Task<Seal?> NewestReadableAsync(IReadOnlyList<DateOnly> dates, CancellationToken cancellationToken)
    {
        foreach (DateOnly date in dates.Reverse())
        {
            if (await seals.FindAsync(date, cancellationToken) is { } seal && seal.Header.Date == date)
            {
                return seal;
            }
        }

        return null;
    }

    async Task<IReadOnlyList<HolderPin>> PinsAsync(Seal? last, IReadOnlyList<DateOnly> dates, CancellationToken cancellationToken)
    {
        DateOnly? since = last?.Header.Date.AddDays(-DaysLookedBack);
        HashSet<HolderPin> known = [];
        foreach (DateOnly date in dates.Where(date => date >= since))
        {
            known.UnionWith((await seals.FindAsync(date, cancellationToken))?.Pins ?? []);
        }

        HashSet<string> changed = [];
        await foreach (string holderId in heads.SinceAsync(since, cancellationToken))
        {
            changed.Add(holderId);
        }

        ConcurrentBag<HolderPin> pins = [];
        await Parallel.ForEachAsync(changed, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (holderId, token) =>
        {
            if (await HeadAsync(holderId, token) is { } head)
            {
                pins.Add(new(holderId, head.Sequence, head.Hash));
            }
        });
        return [.. pins.Except(known).OrderBy(pin => pin.Holder, StringComparer.Ordinal)];
    }

    // One holder's spoilt row must not leave all others unsealed; verification names it.
    async Task<ChainHead?> HeadAsync(string holderId, CancellationToken cancellationToken)
    {
        try
        {
            return await storage.Holders.FindAsync(holderId, RowKeys.HolderRow, cancellationToken) is { } row ? RecordRow.Read<ChainHead>(row) : null;
        }
        catch (UnreadableRowException)
        {
            return null;
        }
    }
}
