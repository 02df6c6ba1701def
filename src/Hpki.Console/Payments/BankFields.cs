namespace Hpki.Console.Payments;

/// <summary>Names of the forms on the page of the bank's files.</summary>
public static class BankFields
{
    /// <summary>The pressed button: <see cref="Take"/> with <see cref="File"/>, or <see cref="Settle"/> with <see cref="LineKey"/>.</summary>
    public const string Action = "action";

    public const string Take = "take";

    public const string File = "file";

    public const string Settle = "settle";

    public const string LineKey = "lineKey";

    public const string RequestNumber = "requestNumber";

    public const string Note = "note";
}
