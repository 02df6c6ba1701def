namespace Hpki.Console.Parts;

/// <summary>The colour of a badge or notice; the words beside it always say the same.</summary>
public enum Tone
{
    Neutral,
    Good,
    Busy,
    Warning,
    Bad,
}
