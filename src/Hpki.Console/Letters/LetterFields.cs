namespace Hpki.Console.Letters;

/// <summary>Names of the forms of a letter.</summary>
public static class LetterFields
{
    /// <summary>The pressed button: the name of a <see cref="Hpki.Procedures.Letters.LetterEvent"/>.</summary>
    public const string Action = "action";

    /// <summary>追跡番号; may be left empty.</summary>
    public const string Tracking = "trackingNumber";

    /// <summary>The name of a <see cref="Hpki.Procedures.Letters.LetterCancelReason"/>.</summary>
    public const string Reason = "reason";

    public const string Note = "note";

    /// <summary>Sent along by the list, to which the browser then goes back.</summary>
    public const string FromList = "fromList";
}
