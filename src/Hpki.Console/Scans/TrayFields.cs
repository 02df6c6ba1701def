namespace Hpki.Console.Scans;

/// <summary>Names of the fields by which a page in the tray is filed or set aside.</summary>
public static class TrayFields
{
    /// <summary>The pressed button: <see cref="File"/> or <see cref="NotOurs"/>.</summary>
    public const string Action = "action";

    public const string File = "file";

    public const string NotOurs = "notOurs";

    /// <summary>For <see cref="File"/>: the request's number as typed.</summary>
    public const string RequestNumber = "requestNumber";

    /// <summary>For <see cref="File"/>: the name of a <see cref="Hpki.Procedures.Documents.DocumentKind"/>.</summary>
    public const string Kind = "kind";

    /// <summary>For <see cref="File"/>: a ticked box; the document also belongs to the other requests of its envelope.</summary>
    public const string Shared = "shared";

    /// <summary>The card's number as typed, for a document that opens a request.</summary>
    public const string Card = "card";

    /// <summary>Sent by the page of one document: staff go on to the next one.</summary>
    public const string GoOn = "goOn";

    /// <summary>For <see cref="NotOurs"/>: why, required.</summary>
    public const string Reason = "reason";
}
