namespace Hpki.Console.Requests;

/// <summary>Names of the fields by which the kind of a filed document is changed.</summary>
public static class DocumentFields
{
    /// <summary>A <see cref="Hpki.Procedures.Documents.DocumentKind"/>.</summary>
    public const string Kind = "kind";

    /// <summary>Why, required.</summary>
    public const string Reason = "reason";
}
