using Hpki.Console.Layout;
using Hpki.Procedures.Letters;

namespace Hpki.Console.Letters;

/// <summary>One letter, and what may be recorded of it now.</summary>
public sealed record LetterModel
{
    public required ConsoleFrame Frame { get; init; }

    public required LetterRow Letter { get; init; }

    /// <summary>Whom it goes to, and what has become of it so far.</summary>
    public required IReadOnlyList<Fact> Facts { get; init; }

    /// <summary>Whether there is a PDF to look at; a cancelled letter has none.</summary>
    public required bool HasPdf { get; init; }

    /// <summary>The name or the address has to be written by hand, because the font or the window cannot hold it.</summary>
    public bool AddressByHand { get; init; }

    /// <summary>Whether the paper is no longer what would be printed now.</summary>
    public bool IsOutOfDate { get; init; }

    /// <summary>Whether the procedure has gone on, so that what the letter says is not so any more and it must not be posted.</summary>
    public bool IsOvertaken { get; init; }

    /// <summary>Whether the signed-in member may deal with it.</summary>
    public required ActionOffer Act { get; init; }

    /// <summary>Whether its notice may be sent again, and why not yet; null while it has not come back.</summary>
    public ActionOffer? Again { get; init; }

    public string Tracking { get; init; } = "";

    public string Note { get; init; } = "";

    public LetterCancelReason? Reason { get; init; }

    /// <summary>Which form the errors belong to.</summary>
    public LetterEvent? Tried { get; init; }

    /// <summary>Field names of <see cref="LetterFields"/>.</summary>
    public IReadOnlyList<FieldError> Errors { get; init; } = [];
}
