using Hpki.Console.Layout;
using Hpki.Console.Letters;
using Hpki.Console.Tasks;
using Hpki.Procedures.Cards;
using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Identifiers;
using Hpki.Procedures.Requests;

namespace Hpki.Console.Requests;

/// <summary>One request: where it stands, what happens next, and all that belongs to it. Also the answer to a call that was accepted.</summary>
public sealed record RequestModel
{
    public required ConsoleFrame Frame { get; init; }

    public required RequestNumber Number { get; init; }

    public required ProcedureKind Procedure { get; init; }

    public required RequestState State { get; init; }

    public required string HolderId { get; init; }

    public required string HolderName { get; init; }

    public required string HolderKana { get; init; }

    public required string CardNumber { get; init; }

    public required CardState CardState { get; init; }

    /// <summary>How the request began and where it stands: received when, by whom, by phone or post, how the caller was proved, who ordered, what the holder wants.</summary>
    public required IReadOnlyList<Fact> Reception { get; init; }

    /// <summary>Every call and paper, oldest first.</summary>
    public IReadOnlyList<ReceivedReport> Received { get; init; } = [];

    public required IReadOnlyList<StepMark> Steps { get; init; }

    public required NextStep Next { get; init; }

    /// <summary>The card's revocation; null when none was ordered.</summary>
    public RevocationFacts? Revocation { get; init; }

    /// <summary>Open tasks first.</summary>
    public required IReadOnlyList<RequestTask> Tasks { get; init; }

    public required IReadOnlyList<RequestDocument> Documents { get; init; }

    public required IReadOnlyList<RequestMail> Mails { get; init; }

    /// <summary>Letters in place of mails that could not reach the holder.</summary>
    public IReadOnlyList<LetterRow> Letters { get; init; } = [];

    /// <summary>手数料・入金; null when the procedure has none.</summary>
    public FeePanelModel? Fee { get; init; }

    /// <summary>The order of the new card and how it reaches the holder; empty while none is ordered.</summary>
    public IReadOnlyList<Fact> NewCard { get; init; } = [];

    /// <summary>The oldest first.</summary>
    public required IReadOnlyList<TimelineEntry> Timeline { get; init; }

    /// <summary>The forms that can be printed for it, its own first.</summary>
    public IReadOnlyList<RequestFormLink> Forms { get; init; } = [];

    /// <summary>What the doctor typed on the web for the form; empty when nothing was.</summary>
    public IReadOnlyList<Fact> Typed { get; init; } = [];

    /// <summary>カードが見つかった; null when it makes no sense any more.</summary>
    public ActionOffer? CardFound { get; init; }

    /// <summary>取下げ; null when it makes no sense any more.</summary>
    public ActionOffer? Withdraw { get; init; }

    /// <summary>HPKIセカンド電子証明書についての確認; null when it makes no sense any more.</summary>
    public ActionOffer? SecondCertificate { get; init; }

    /// <summary>The wish as it stands; null when it is open.</summary>
    public bool? SecondCertificateWish { get; init; }

    /// <summary>What was typed about the second certificate, when the form comes back with errors.</summary>
    public string SecondCertificateNote { get; init; } = "";

    /// <summary>The request that came with this one; null when there is none.</summary>
    public LinkedRequest? Linked { get; init; }

    /// <summary>What was typed where the card was found, when the form comes back with errors.</summary>
    public string FoundNote { get; init; } = "";

    /// <summary>What was typed as the reason, when the form comes back with errors.</summary>
    public string WithdrawReason { get; init; } = "";

    /// <summary>What was wrong with one of the action forms; field names of <see cref="RequestActionFields"/>.</summary>
    public IReadOnlyList<FieldError> ActionErrors { get; init; } = [];
}
