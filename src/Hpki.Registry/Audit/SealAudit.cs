namespace Hpki.Registry.Audit;

/// <summary>Holds the seals to each other and to what was recorded when they were made.</summary>
sealed class SealAudit(SealStore seals)
{
    /// <summary>Reads every seal, the oldest first.</summary>
    /// <returns>What the readable ones say, with their headers, and what is wrong.</returns>
    public async Task<(SealedPast Past, IReadOnlyList<SealHeader> Headers, IReadOnlyList<AuditFinding> Findings)> ReadAsync(CancellationToken cancellationToken)
    {
        SealedPast past = new();
        List<SealHeader> headers = [];
        List<AuditFinding> findings = [];
        (IReadOnlyDictionary<DateOnly, string> recorded, IReadOnlyList<string> strays) = await seals.RecordedAsync(cancellationToken);
        findings.AddRange(strays.Select(row => new AuditFinding { Kind = FindingKind.RowUnreadable, Blob = $"Audit/{row}", What = "the row names no day of a seal" }));
        IReadOnlyList<DateOnly> dates = await seals.DatesAsync(cancellationToken);
        findings.AddRange(recorded.Keys.Except(dates).Order().Select(date => Finding(FindingKind.SealMissing, date, "the seal was removed")));
        HashSet<string> hashes = [];
        Seal? previous = null;
        foreach (DateOnly date in dates)
        {
            if (await seals.FindAsync(date, cancellationToken) is not { } seal)
            {
                findings.Add(Finding(FindingKind.SealChanged, date, "the seal cannot be read"));
                continue;
            }

            findings.AddRange(Problems(date, seal, previous, recorded));
            past.Add(seal);
            headers.Add(seal.Header);
            hashes.Add(seal.Hash);
            previous = seal;
        }

        past.IsIncomplete = !recorded.Values.Concat(headers.Select(header => header.PreviousHash).OfType<string>()).All(hashes.Contains);

        return (past, headers, findings);
    }

    static IEnumerable<AuditFinding> Problems(DateOnly date, Seal seal, Seal? previous, IReadOnlyDictionary<DateOnly, string> recorded)
    {
        if (seal.Header.Date != date)
        {
            yield return Finding(FindingKind.SealOutOfOrder, date, $"the blob holds the seal of {seal.Header.Date:yyyy-MM-dd}: seals were reordered");
        }

        if (!seal.IsConsistent)
        {
            yield return Finding(FindingKind.SealChanged, date, "the holders' lines are not those that the header names");
        }

        if (recorded.TryGetValue(date, out string? hash) && hash != seal.Hash)
        {
            yield return Finding(FindingKind.SealChanged, date, "the seal does not have the hash that was recorded when it was made");
        }
        else if (hash is null)
        {
            yield return Finding(FindingKind.SealChanged, date, "nobody recorded that this seal was made");
        }

        if (seal.Header.PreviousHash != previous?.Hash)
        {
            yield return Finding(FindingKind.SealOutOfOrder, date, "the seal names another seal before it than the one that stands there: one was changed, removed or inserted");
        }
    }

    static AuditFinding Finding(FindingKind kind, DateOnly date, string what) => new() { Kind = kind, Blob = Seal.NameOf(date), What = what };
}
