namespace Hpki.Console;

/// <summary>Whether the signed-in member may take an action now; if not, the page says why in place of its form.</summary>
public sealed record ActionOffer
{
    ActionOffer() { }

    public static ActionOffer Allowed { get; } = new();

    public bool IsAllowed => WhyNot is null;

    /// <summary>A Japanese sentence; null when allowed.</summary>
    public string? WhyNot { get; private init; }

    public static ActionOffer Refused(string whyNot) => new() { WhyNot = whyNot };
}
