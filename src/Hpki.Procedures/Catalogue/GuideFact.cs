namespace Hpki.Procedures.Catalogue;

/// <summary>A statement of a guide page (Japanese) and where it comes from.</summary>
/// <param name="Words">What the page says.</param>
/// <param name="Source">The source in <c>domain.md</c> or the centre's FAQ; null when the fact is not known and the page says whom to ask.</param>
public sealed record GuideFact(string Words, string? Source)
{
    /// <summary>Whether somebody has stated it. What is not known is said to be so, never guessed (design rule 10).</summary>
    public bool IsKnown => Source is not null;

    /// <summary>A fact that nobody could find.</summary>
    public static GuideFact ToBeAsked(string words) => new(words, null);
}
