namespace Hpki.Procedures;

/// <summary>One text for holders in both languages, side by side, so that neither is changed without the other.</summary>
/// <param name="Japanese">What holders read.</param>
/// <param name="English">The same in English.</param>
public sealed record InTwoLanguages(string Japanese, string English);
