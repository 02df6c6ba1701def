using Hpki.Procedures.Forms;

namespace Hpki.Procedures.Catalogue;

/// <summary>What a doctor is told about a procedure before sending anything. All words are Japanese.</summary>
public sealed record ProcedureGuide
{
    /// <summary>Its part of the page's address, for example <c>pin-disclosure</c>.</summary>
    public required string Slug { get; init; }

    /// <summary>The request that its paper opens.</summary>
    public required ProcedureKind Procedure { get; init; }

    /// <summary>The form to fill in.</summary>
    public required FormKind Form { get; init; }

    /// <summary>The page's heading.</summary>
    public required string Title { get; init; }

    /// <summary>When one needs it, in a sentence.</summary>
    public required string Lead { get; init; }

    /// <summary>Who can start it.</summary>
    public required GuideFact Who { get; init; }

    /// <summary>What must be done before the paper; null when nothing must.</summary>
    public GuideFact? First { get; init; }

    /// <summary>What to send, the form first.</summary>
    public required IReadOnlyList<GuideDocument> Documents { get; init; }

    /// <summary>What is known or not known of the documents beyond the list.</summary>
    public IReadOnlyList<GuideFact> DocumentNotes { get; init; } = [];

    /// <summary>What it costs.</summary>
    public required IReadOnlyList<GuideFee> Fees { get; init; }

    /// <summary>What happens after the paper is posted, in order.</summary>
    public required IReadOnlyList<GuideFact> Steps { get; init; }

    /// <summary>Boxes that are ticked when the form is opened from this page.</summary>
    public IReadOnlyList<string> Ticked { get; init; } = [];
}
