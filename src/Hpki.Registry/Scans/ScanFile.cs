using System.Security.Cryptography;
using System.Text;

namespace Hpki.Registry.Scans;

/// <summary>A scan and its pages.</summary>
public sealed record ScanFile(Scan Scan, IReadOnlyList<ScanPage> Pages)
{
    /// <exception cref="ScanNotFoundException"/>
    public ScanPage Page(int page) => Pages.FirstOrDefault(p => p.Page == page) ?? throw new ScanNotFoundException(Scan.ScanId, page);

    /// <summary>Hash of a run of pages: SHA-256 over their image hashes, one a line, lower-case hexadecimal.</summary>
    /// <exception cref="ScanNotFoundException">A page of the run does not exist.</exception>
    public string Sha256OfPages(int firstPage, int pageCount) => Convert.ToHexStringLower(SHA256.HashData(
        Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(firstPage, pageCount).Select(page => Page(page).ImageSha256 + "\n")))));
}
