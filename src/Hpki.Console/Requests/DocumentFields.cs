namespace Hpki.Console.Requests;

/// <summary>Names of the fields by which a mistake about a filed document is put right.</summary>
public static class DocumentFields
{
    /// <summary>A <see cref="Hpki.Procedures.Documents.DocumentKind"/>.</summary>
    public const string Kind = "kind";

    /// <summary>Why, required.</summary>
    public const string Reason = "reason";

    /// <summary>Why it goes back to the tray, required.</summary>
    public const string TakeBackReason = "takeBackReason";
}
