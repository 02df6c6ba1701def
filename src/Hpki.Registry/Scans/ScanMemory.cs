using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Azure;

namespace Hpki.Registry.Scans;

/// <summary>
/// Scans and pages as this process wrote them last: saves the read before a conditional write, which on a stack of paper is a query of all
/// its pages for each of them. A tag that is no longer true costs one refused request and a read, nothing else.
/// </summary>
sealed class ScanMemory
{
    const int RememberedScans = 200;
    const int RememberedPages = 5_000;

    readonly ConcurrentDictionary<string, (Scan Scan, ETag Tag)> scans = new();
    readonly ConcurrentDictionary<(string ScanId, int Page), (ScanPage Page, ETag Tag)> pages = new();

    public void Remember(Scan scan, ETag tag) => Put(scans, RememberedScans, scan.ScanId, (scan, tag));

    public void Remember(string scanId, ScanPage page, ETag tag) => Put(pages, RememberedPages, (scanId, page.Page), (page, tag));

    public void Forget(string scanId) => scans.TryRemove(scanId, out _);

    public bool TryFind(string scanId, ScanState state, out (Scan Scan, ETag Tag) found) =>
        scans.TryGetValue(scanId, out found) && found.Scan.State == state;

    /// <summary>Takes a run of pages out; each is good for one write.</summary>
    public bool TryTake(string scanId, int firstPage, int pageCount, [NotNullWhen(true)] out (ScanPage Page, ETag Tag)[]? run)
    {
        run = new (ScanPage Page, ETag Tag)[pageCount];
        for (int i = 0; i < pageCount; i++)
        {
            if (!pages.TryRemove((scanId, firstPage + i), out run[i]))
            {
                run = null;
                return false;
            }
        }

        return true;
    }

    static void Put<TKey, TValue>(ConcurrentDictionary<TKey, (TValue Value, ETag Tag)> memory, int most, TKey key, (TValue Value, ETag Tag) item)
        where TKey : notnull
    {
        if (item.Tag == default)
        {
            memory.TryRemove(key, out _);
            return;
        }

        if (memory.Count >= most)
        {
            memory.Clear();
        }

        memory[key] = item;
    }
}
