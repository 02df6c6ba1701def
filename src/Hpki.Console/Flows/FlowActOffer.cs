namespace Hpki.Console.Flows;

/// <summary>Something that can be done to a flow.</summary>
/// <param name="Act">The value sent.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Explanation">What it does.</param>
/// <param name="Offer">Whether it can be done now.</param>
/// <param name="IsSignal">Whether it asks for kind and reference.</param>
public sealed record FlowActOffer(string Act, string Title, string Explanation, ActionOffer Offer, bool IsSignal);
