using Hpki.Console;
using Hpki.Procedures.Calendar;
using Hpki.Registry.Audit;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;

namespace HpkiFunctions.Audit;

/// <summary>Reads the access log for auditors.</summary>
public sealed class AuditReader(AccessLog log, TimeProvider time)
{
    /// <summary>How many days back a search goes, today included.</summary>
    public const int Days = 30;

    /// <summary>Most lines that are shown; the newest are.</summary>
    public const int Most = 500;

    /// <summary>Who looked at the holder's data, the newest first; also at pages of scans before they were known to be the holder's.</summary>
    public async Task<IReadOnlyList<AccessEntry>> OfHolderAsync(HolderFile file, CancellationToken cancellationToken)
    {
        string holderId = file.Holder.HolderId;
        HashSet<string> images = [.. file.Documents.Where(document => document.ScanId is not null).SelectMany(ImagesOf)];
        DateOnly today = TokyoTime.DateOf(time.GetUtcNow());
        List<AccessEntry> found = [];
        for (int back = 0; back < Days && found.Count < Most; back++)
        {
            List<AccessEntry> day = [];
            await foreach (AccessEntry entry in log.ReadAsync(today.AddDays(-back), cancellationToken))
            {
                if (entry.Holders.Contains(holderId) || (entry.Path is { } path && images.Contains(path)))
                {
                    day.Add(entry);
                }
            }

            day.Reverse();
            found.AddRange(day);
        }

        return [.. found.Take(Most)];
    }

    static IEnumerable<string> ImagesOf(Document document) =>
        Enumerable.Range(document.FirstPage, document.PageCount).Select(page => ConsoleRoutes.PageImage(document.ScanId!, page));
}
