using Hpki.Procedures.Forms;

namespace Hpki.Procedures.Stacks;

/// <summary>A run of pages that belong together. Empty backs between them are part of the run.</summary>
public sealed record StackDocument
{
    /// <summary>Counted from 1.</summary>
    public required int Envelope { get; init; }

    public required int FirstPage { get; init; }

    public required int PageCount { get; init; }

    /// <summary>The code of the first page that has one; null when none says where the document goes.</summary>
    public FormCode? Code { get; init; }

    /// <summary>Null exactly when <see cref="Code"/> says where it goes.</summary>
    public StackDoubt? Doubt { get; init; }

    public int LastPage => FirstPage + PageCount - 1;
}
