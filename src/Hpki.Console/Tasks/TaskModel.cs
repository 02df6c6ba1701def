using Hpki.Console.Layout;
using Hpki.Console.Requests;

namespace Hpki.Console.Tasks;

/// <summary>One task with what has to be compared: the register on one side, the paper on the other.</summary>
public sealed record TaskModel
{
    public required ConsoleFrame Frame { get; init; }

    public required RequestTask Task { get; init; }

    public required string HolderName { get; init; }

    public required string CardNumber { get; init; }

    /// <summary>What the register says, for comparison. Empty for a task in which the caller is still to be proved.</summary>
    public required IReadOnlyList<Fact> Register { get; init; }

    /// <summary>How the request began and where it stands.</summary>
    public required IReadOnlyList<Fact> Call { get; init; }

    /// <summary>Every call and paper, oldest first: what was said.</summary>
    public IReadOnlyList<ReceivedReport> Received { get; init; } = [];

    /// <summary>What the doctor typed on the web for the form; empty when nothing was, or it is not to be compared.</summary>
    public IReadOnlyList<Fact> Typed { get; init; } = [];

    /// <summary>The new card that the request is about; empty while none is ordered.</summary>
    public IReadOnlyList<Fact> Card { get; init; } = [];

    public required IReadOnlyList<RequestDocument> Documents { get; init; }
}
