using Hpki.Console.Layout;
using Hpki.Procedures.Cards;

namespace Hpki.Console.Calls;

/// <summary>紛失の電話, step 2: one card. The page holds no answer of the register: the caller answers, the system compares.</summary>
public sealed record CallModel
{
    public required ConsoleFrame Frame { get; init; }

    public required string CardId { get; init; }

    public required string CardNumber { get; init; }

    public required CardState CardState { get; init; }

    public required string HolderName { get; init; }

    public required string HolderKana { get; init; }

    /// <summary>Whether a revocation word is on file, so that staff know whether to ask for it.</summary>
    public required bool HasRevocationWord { get; init; }

    public required string IdempotencyKey { get; init; }

    public CallEntry Entry { get; init; } = CallEntry.Empty;

    /// <summary>What was wrong; field names of <see cref="CallFields"/>.</summary>
    public IReadOnlyList<FieldError> Errors { get; init; } = [];
}
