namespace Hpki.Console.Scans;

/// <summary>Names of the fields by which a document of the tray is put right.</summary>
public static class CorrectionFields
{
    /// <summary>The pressed button: the name of an act of the API.</summary>
    public const string Act = "act";

    /// <summary>What the page showed; somebody else's change in between is told.</summary>
    public const string Seen = "seen";

    /// <summary>Of the page that is split off or turned.</summary>
    public const string Page = "page";

    public const string Degrees = "degrees";

    public const string Colleague = "colleague";

    public const string Note = "note";

    /// <summary>用紙番号 as typed.</summary>
    public const string Reference = "reference";
}
