namespace Hpki.Console;

/// <summary>One line of a record: a Japanese label and its display-ready value.</summary>
public sealed record Fact(string Label, string Value);
