namespace Hpki.Console.Guides;

/// <summary>What surrounds every page that anybody may read: whom to ask.</summary>
public sealed record GuideFrame
{
    /// <summary>The centre's name.</summary>
    public required string Center { get; init; }

    public required string Phone { get; init; }

    /// <summary>When the telephone is answered.</summary>
    public required string Hours { get; init; }

    /// <summary>Postal code and address to which papers are sent.</summary>
    public required string Address { get; init; }

    /// <summary>A short remark about the installation, such as デモ環境; null in production.</summary>
    public string? Installation { get; init; }
}
