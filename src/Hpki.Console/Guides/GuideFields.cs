namespace Hpki.Console.Guides;

/// <summary>Names of the hidden fields of the guide pages' forms.</summary>
public static class GuideFields
{
    /// <summary>See <see cref="GuideDoneModel.Ticket"/>.</summary>
    public const string Ticket = "ticket";
}
