using Hpki.Registry.Scans;

namespace HpkiFunctions.Intake;

/// <summary>The document that a page is part of after a correction; the next correction has to have seen its tag.</summary>
public sealed record CorrectedDocument(string ScanId, int FirstPage, int PageCount, string Tag)
{
    public static CorrectedDocument Of(ScanFile file, int page)
    {
        PageRun run = file.RunOf(page);
        return new(file.Scan.ScanId, run.First, run.Count, file.TagOf(run));
    }
}
