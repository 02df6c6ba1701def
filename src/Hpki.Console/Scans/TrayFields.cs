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

    /// <summary>For <see cref="NotOurs"/>: why, required.</summary>
    public const string Reason = "reason";
}
