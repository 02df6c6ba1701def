using Azure.Data.Tables;
using Hpki.Registry.Storage;

namespace Hpki.Registry.Audit;

/// <summary>
/// Verifies everything that is sealed, a piece at a time: first the seals, then the access logs, then every holder's timeline in the order of ids.
/// The one query besides the rebuild that goes through all holders; it reads the table from end to end, so that nothing escapes by not being listed.
/// </summary>
public sealed class AuditVerifier
{
    const string LogsStep = "logs|";
    const string HoldersStep = "holders|";

    readonly RegistryStorage storage;
    readonly SealAudit seals;
    readonly SealedLogs logs;
    readonly TimeProvider time;

    internal AuditVerifier(RegistryStorage storage, SealAudit seals, SealedLogs logs, TimeProvider time) =>
        (this.storage, this.seals, this.logs, this.time) = (storage, seals, logs, time);

    /// <summary>Verifies for about as long as the budget says, at least one step.</summary>
    /// <param name="from">What the piece before answered as <see cref="AuditPage.Next"/>; null to begin.</param>
    /// <exception cref="FormatException">The continuation is none that a piece answered.</exception>
    public async Task<AuditPage> VerifyAsync(string? from, TimeSpan budget, CancellationToken cancellationToken = default)
    {
        Run run = new(budget, time);
        (SealedPast past, IReadOnlyList<SealHeader> headers, IReadOnlyList<AuditFinding> wrong) = await seals.ReadAsync(cancellationToken);
        if (from is null)
        {
            run.Findings.AddRange(wrong);
            run.Seals = headers.Count;
            from = LogsStep;
        }

        bool onlyHoldersAreLeft = from.StartsWith(HoldersStep, StringComparison.Ordinal);
        if (from.StartsWith(LogsStep, StringComparison.Ordinal))
        {
            from = await LogsAsync(run, past, headers, from[LogsStep.Length..], cancellationToken) is { } stopped ? LogsStep + stopped : HoldersStep;
        }
        else if (!onlyHoldersAreLeft)
        {
            throw new FormatException("Not a continuation of a verification.");
        }

        string? next = from;
        if (onlyHoldersAreLeft || (from.StartsWith(HoldersStep, StringComparison.Ordinal) && !run.IsOver))
        {
            next = await HoldersAsync(run, past, from[HoldersStep.Length..], cancellationToken) is { } stopped ? HoldersStep + stopped : null;
        }

        return new(run.Findings, run.Holders, run.Events, run.Seals, run.AccessLogs, past.Last?.Date, next);
    }

    /// <summary>Verifies one holder against the chain and all seals.</summary>
    public async Task<AuditPage> VerifyHolderAsync(string holderId, CancellationToken cancellationToken = default)
    {
        TableLimits.CheckKey(holderId, "HolderId");
        (SealedPast past, IReadOnlyList<SealHeader> headers, IReadOnlyList<AuditFinding> wrong) = await seals.ReadAsync(cancellationToken);
        HolderReads.Touch(holderId);
        HolderRows rows = new(holderId);
        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {holderId}") + $" and {HolderRows.Filter}";
        await foreach (TableEntity row in storage.Holders.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            rows.Add(row);
        }

        bool exists = rows.Head is not null || rows.Events.Count > 0 || rows.Findings.Count > 0;
        IReadOnlyList<AuditFinding> found = exists ? HolderAudit.Of(rows, past) : [.. past.PinsOf(holderId).TakeLast(1).Select(last => Gone(holderId, last.Pin, last.Date))];
        return new([.. wrong, .. found], exists ? 1 : 0, rows.Events.Count, headers.Count, 0, past.Last?.Date, null);
    }

    /// <returns>The last log verified when the time was over; null when all are.</returns>
    async Task<string?> LogsAsync(Run run, SealedPast past, IReadOnlyList<SealHeader> headers, string after, CancellationToken cancellationToken)
    {
        if (headers.Count == 0)
        {
            return null;
        }

        Dictionary<string, SealedLog> known = [];
        foreach (SealedLog log in headers.SelectMany(header => header.AccessLogs))
        {
            known[log.Name] = log;
        }

        DateOnly sealedUntil = headers.Max(header => header.Date);
        IReadOnlyList<string> stored = await logs.NamesAsync(null, cancellationToken);
        foreach (string name in known.Keys.Union(stored).Where(name => string.CompareOrdinal(name, after) > 0).Order(StringComparer.Ordinal))
        {
            bool isSealed = known.ContainsKey(name) || SealedLogs.DayOf(name) <= sealedUntil;
            run.AccessLogs += isSealed ? 1 : 0;
            if (await ProblemAsync(name, known.GetValueOrDefault(name), isSealed && !past.IsIncomplete, cancellationToken) is { } finding)
            {
                run.Findings.Add(finding);
            }

            if (run.IsOver)
            {
                return name;
            }
        }

        return null;
    }

    async Task<AuditFinding?> ProblemAsync(string name, SealedLog? expected, bool mustBeKnown, CancellationToken cancellationToken)
    {
        if (expected is null && mustBeKnown)
        {
            return new() { Kind = FindingKind.AccessLogInserted, Blob = name, What = "a log of a sealed day that no seal knows" };
        }

        (SealedLog? found, int? badLine) = await logs.ReadAsync(name, cancellationToken);
        return expected is null || found == expected ? UnreadableLine(name, badLine)
            : found is null ? new() { Kind = FindingKind.AccessLogMissing, Blob = name, What = "the log was removed" }
            : found.Length < expected.Length ? new() { Kind = FindingKind.AccessLogChanged, Blob = name, What = $"the log was truncated from {expected.Length} to {found.Length} bytes" }
            : found.Length > expected.Length ? new() { Kind = FindingKind.AccessLogChanged, Blob = name, What = $"the log grew after it was sealed, from {expected.Length} to {found.Length} bytes" }
            : new() { Kind = FindingKind.AccessLogChanged, Blob = name, What = "the log has other content than when it was sealed" };
    }

    static AuditFinding? UnreadableLine(string name, int? line) =>
        line is null ? null : new() { Kind = FindingKind.AccessLogChanged, Blob = name, What = $"line {line} is no entry" };

    /// <returns>The last holder verified when the time was over; null when all are.</returns>
    async Task<string?> HoldersAsync(Run run, SealedPast past, string after, CancellationToken cancellationToken)
    {
        using IEnumerator<string> pinned = past.Holders.Where(holder => string.CompareOrdinal(holder, after) > 0).GetEnumerator();
        bool more = pinned.MoveNext();
        await foreach (HolderRows rows in RowsAsync(after, cancellationToken))
        {
            for (; more && string.CompareOrdinal(pinned.Current, rows.HolderId) <= 0; more = pinned.MoveNext())
            {
                AddIfGone(pinned.Current, rows.HolderId);
            }

            run.Holders++;
            run.Events += rows.Events.Count;
            run.Findings.AddRange(HolderAudit.Of(rows, past));
            if (run.IsOver)
            {
                return rows.HolderId;
            }
        }

        for (; more; more = pinned.MoveNext())
        {
            AddIfGone(pinned.Current, "");
        }

        return null;

        void AddIfGone(string holderId, string present)
        {
            if (holderId != present)
            {
                (HolderPin pin, DateOnly date) = past.PinsOf(holderId)[^1];
                run.Findings.Add(Gone(holderId, pin, date));
            }
        }
    }

    async IAsyncEnumerable<HolderRows> RowsAsync(string after, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        HolderRows? rows = null;
        string filter = TableClient.CreateQueryFilter($"PartitionKey gt {after}") + $" and {HolderRows.Filter}";
        await foreach (TableEntity row in storage.Holders.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            if (rows?.HolderId != row.PartitionKey)
            {
                if (rows is not null)
                {
                    yield return rows;
                }

                rows = new(row.PartitionKey);
            }

            rows.Add(row);
        }

        if (rows is not null)
        {
            yield return rows;
        }
    }

    static AuditFinding Gone(string holderId, HolderPin pin, DateOnly date) => new()
    {
        Kind = FindingKind.HolderMissing,
        HolderId = holderId,
        Sequence = pin.Sequence,
        What = $"the seal of {date:yyyy-MM-dd} knows {pin.Sequence} events, all of the holder's rows are gone",
    };

    sealed class Run(TimeSpan budget, TimeProvider time)
    {
        readonly long begun = time.GetTimestamp();

        public List<AuditFinding> Findings { get; } = [];

        public int Holders { get; set; }

        public long Events { get; set; }

        public int Seals { get; set; }

        public int AccessLogs { get; set; }

        public bool IsOver => time.GetElapsedTime(begun) >= budget;
    }
}
