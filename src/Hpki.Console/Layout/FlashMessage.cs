namespace Hpki.Console.Layout;

/// <summary>The outcome of an action in one Japanese sentence.</summary>
public sealed record FlashMessage(FlashKind Kind, string Text);
