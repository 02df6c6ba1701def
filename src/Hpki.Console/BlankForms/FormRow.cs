namespace Hpki.Console.BlankForms;

/// <summary>A form that can be printed.</summary>
public sealed record FormRow
{
    public required string Name { get; init; }

    /// <summary>The letters by which its code names it.</summary>
    public required string Code { get; init; }

    /// <summary>Of the layout that is printed now.</summary>
    public required int Version { get; init; }

    /// <summary>Address of the blank form.</summary>
    public required string Blank { get; init; }

    /// <summary>The pages on which it is filled in: their titles and addresses.</summary>
    public required IReadOnlyList<(string Title, string Url)> Guides { get; init; }
}
