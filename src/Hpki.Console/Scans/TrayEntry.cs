using Hpki.Procedures.Documents;

namespace Hpki.Console.Scans;

/// <summary>What was typed into the form of a page in the tray.</summary>
public sealed record TrayEntry
{
    public static TrayEntry Empty { get; } = new();

    public string RequestNumber { get; init; } = "";

    public DocumentKind Kind { get; init; } = DocumentKind.LostReportForm;

    public string Card { get; init; } = "";

    public bool Shared { get; init; } = true;

    public string Reason { get; init; } = "";
}
