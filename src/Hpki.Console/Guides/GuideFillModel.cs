using Hpki.Console.Layout;
using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Forms;

namespace Hpki.Console.Guides;

/// <summary>The page on which a form is typed. Field names are the keys that <see cref="FormCheck"/> reads.</summary>
public sealed record GuideFillModel
{
    public required GuideFrame Frame { get; init; }

    public required FormToken Token { get; init; }

    public required string IdempotencyKey { get; init; }

    public required ProcedureGuide Guide { get; init; }

    public required FormContent Content { get; init; }

    /// <summary>What is typed already.</summary>
    public IReadOnlyDictionary<string, string> Typed { get; init; } = new Dictionary<string, string>();

    /// <summary>What was wrong, in the order of the page.</summary>
    public IReadOnlyList<FieldError> Errors { get; init; } = [];

    /// <summary>Days after which what was typed is deleted if no paper comes.</summary>
    public required int KeptDays { get; init; }
}
