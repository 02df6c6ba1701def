namespace Hpki.Console.Layout;

/// <summary>What surrounds the content of every page that a signed-in staff member sees.</summary>
public sealed record ConsoleFrame
{
    public required SignedInStaff Staff { get; init; }

    /// <summary>The anti-forgery field of every form on the page.</summary>
    public required FormToken Token { get; init; }

    /// <summary>The outcome of the action that led here, shown once.</summary>
    public FlashMessage? Flash { get; init; }

    /// <summary>A short remark about the installation shown in the header of every page, such as デモ環境; null in production.</summary>
    public string? Installation { get; init; }
}
