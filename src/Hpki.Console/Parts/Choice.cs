namespace Hpki.Console.Parts;

/// <summary>One of several values to choose from: the value sent and the words shown.</summary>
public sealed record Choice(string Value, string Text);
