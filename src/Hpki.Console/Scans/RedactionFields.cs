namespace Hpki.Console.Scans;

/// <summary>Names of the fields by which a redaction is asked for and decided.</summary>
public static class RedactionFields
{
    /// <summary>The pressed button: <see cref="Ask"/>, <see cref="Confirm"/> or <see cref="Refuse"/>.</summary>
    public const string Action = "action";

    public const string Ask = "ask";

    public const string Confirm = "confirm";

    public const string Refuse = "refuse";

    public const string Seen = "seen";

    public const string Reason = "reason";

    /// <summary>How many rectangles the form offers.</summary>
    public const int Rectangles = 4;

    /// <summary>A rectangle's numbers in percent of the page; <paramref name="side"/> is <c>left</c>, <c>top</c>, <c>width</c> or <c>height</c>.</summary>
    public static string Name(int index, string side) => $"area{index}-{side}";
}
