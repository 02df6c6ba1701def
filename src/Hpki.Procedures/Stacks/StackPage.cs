using Hpki.Procedures.Forms;

namespace Hpki.Procedures.Stacks;

/// <summary>What the split needs to know of one page of a stack.</summary>
public sealed record StackPage
{
    /// <summary>Counted from 1.</summary>
    public required int Number { get; init; }

    public SheetRole Role { get; init; }

    /// <summary>The codes of ours on the page, each once.</summary>
    public IReadOnlyList<FormCode> Codes { get; init; } = [];

    /// <summary>Whether there is a code that is not ours, such as a courier's label.</summary>
    public bool HasForeignCode { get; init; }

    /// <summary>Whether the page is one of our forms though its code cannot be read.</summary>
    public bool IsFormWithoutCode { get; init; }

    /// <summary>Whose paper the one code names: an opaque id. Null when the reference is nobody's.</summary>
    public string? Owner { get; init; }
}
