using Hpki.Console.Layout;
using Hpki.Procedures.Cards;
using Hpki.Procedures.Identifiers;

namespace Hpki.Console.Calls;

/// <summary>紛失の電話, step 2: one card. The page holds no answer of the register: the caller answers, the system compares.</summary>
public sealed record CallModel
{
    public required ConsoleFrame Frame { get; init; }

    public required string CardId { get; init; }

    public required string CardNumber { get; init; }

    public required CardState CardState { get; init; }

    public required string HolderId { get; init; }

    public required string HolderName { get; init; }

    public required string HolderKana { get; init; }

    /// <summary>Whether a revocation word is on file, so that staff know whether to ask for it.</summary>
    public required bool HasRevocationWord { get; init; }

    /// <summary>What happens when the caller cannot be proved, and until when: no more than there is somebody for.</summary>
    public required string HoldPromise { get; init; }

    /// <summary>The holder's other cards in force, which the caller is asked about.</summary>
    public required IReadOnlyList<string> OtherCards { get; init; }

    /// <summary>Why the call is only recorded: how the card stands. Null when it can revoke the card.</summary>
    public string? Settled { get; init; }

    /// <summary>The report that exists about the card.</summary>
    public RequestNumber? Report { get; init; }

    public required string IdempotencyKey { get; init; }

    public CallEntry Entry { get; init; } = CallEntry.Empty;

    /// <summary>What was wrong; field names of <see cref="CallFields"/>.</summary>
    public IReadOnlyList<FieldError> Errors { get; init; } = [];
}
