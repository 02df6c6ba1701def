namespace Hpki.Console.Scans;

/// <summary>What was typed into a field, and where the field lies on the picture.</summary>
public sealed record SheetField
{
    /// <summary>Of the form's question.</summary>
    public required string Key { get; init; }

    /// <summary>As the form prints it.</summary>
    public required string Label { get; init; }

    public required string Value { get; init; }

    /// <summary>Page of the scan.</summary>
    public required int Page { get; init; }

    /// <summary>The corners in pixels of the picture, as SVG's <c>points</c>; null where they are not known.</summary>
    public string? Outline { get; init; }
}
