namespace Hpki.Console.CardBureau;

/// <summary>Names of the forms on the page of the card bureau.</summary>
public static class BureauFields
{
    /// <summary>The pressed button: <see cref="Exchange"/>, or <see cref="Seen"/> with <see cref="EntryId"/>.</summary>
    public const string Action = "action";

    public const string Exchange = "exchange";

    public const string Seen = "seen";

    public const string EntryId = "entryId";
}
