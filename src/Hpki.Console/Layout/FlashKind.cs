namespace Hpki.Console.Layout;

/// <summary>How an action ended.</summary>
public enum FlashKind
{
    Success,
    Error,
}
