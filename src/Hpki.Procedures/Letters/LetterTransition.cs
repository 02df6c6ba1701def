namespace Hpki.Procedures.Letters;

/// <summary>One line of a letter's life: in <paramref name="From"/>, <paramref name="Event"/> leads to <paramref name="To"/>.</summary>
public sealed record LetterTransition(LetterState From, LetterEvent Event, LetterState To);
