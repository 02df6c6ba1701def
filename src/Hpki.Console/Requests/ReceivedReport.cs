namespace Hpki.Console.Requests;

/// <summary>One call or paper that reached the centre about a request: when, how and by whom it was received, and what it said.</summary>
public sealed record ReceivedReport(string Title, IReadOnlyList<Fact> Facts);
