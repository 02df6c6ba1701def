using Hpki.Console.Layout;

namespace Hpki.Console.CardBureau;

/// <summary>カード工場との受渡し: the last files, and what of them waits for a person.</summary>
public sealed record BureauModel
{
    public required ConsoleFrame Frame { get; init; }

    /// <summary>How many orders have something to send with the next file.</summary>
    public required int Waiting { get; init; }

    /// <summary>The newest first.</summary>
    public required IReadOnlyList<BureauFileRow> Files { get; init; }

    /// <summary>Whether the signed-in member may send and read files now, and see to remarks.</summary>
    public required ActionOffer Exchange { get; init; }
}
