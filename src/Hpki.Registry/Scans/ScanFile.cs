using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Hpki.Registry.Scans;

/// <summary>A scan and its pages.</summary>
public sealed record ScanFile(Scan Scan, IReadOnlyList<ScanPage> Pages)
{
    /// <summary>What was done to it, the oldest first.</summary>
    public IReadOnlyList<ScanEvent> Events { get; init; } = [];

    /// <summary>How many pages were read so far, while it is being read.</summary>
    public int PagesRead { get; init; }

    /// <summary>The document that a page is part of. A document keeps its pages together, so they follow each other.</summary>
    /// <exception cref="ScanNotFoundException"/>
    public PageRun RunOf(int page)
    {
        int first = Page(page).FirstOfDocument;
        return new(first, Pages.Count(other => other.FirstOfDocument == first));
    }

    /// <summary>Changes whenever a page of the run does: what a client must have seen to change it.</summary>
    public string TagOf(PageRun run) => string.Create(
        CultureInfo.InvariantCulture, $"{run.First}-{run.Count}-{run.Pages.Sum(page => Page(page).Revision)}");

    /// <exception cref="ScanNotFoundException"/>
    public ScanPage Page(int page) => Pages.FirstOrDefault(p => p.Page == page) ?? throw new ScanNotFoundException(Scan.ScanId, page);

    /// <summary>Hash of a run of pages: SHA-256 over their image hashes, one a line, lower-case hexadecimal.</summary>
    /// <exception cref="ScanNotFoundException">A page of the run does not exist.</exception>
    public string Sha256OfPages(int firstPage, int pageCount) => Convert.ToHexStringLower(SHA256.HashData(
        Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(firstPage, pageCount).Select(page => Page(page).ImageSha256 + "\n")))));
}
