namespace Hpki.Console.Scans;

/// <summary>Names of the fields by which a page of the tray becomes a lost report; the others are those of <see cref="Hpki.Console.Calls.CallFields"/>.</summary>
public static class PaperReportFields
{
    /// <summary>Several values: pages of the same scan that belong to the form.</summary>
    public const string FurtherPages = "furtherPages";
}
