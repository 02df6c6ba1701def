namespace Hpki.Console.CardBureau;

/// <summary>A file that went to the card bureau or came from it.</summary>
public sealed record BureauFileRow
{
    public required string EntryId { get; init; }

    public required bool IsIncoming { get; init; }

    public required string FileName { get; init; }

    public required string At { get; init; }

    public required int Messages { get; init; }

    public required IReadOnlyList<BureauRemarkRow> Remarks { get; init; }

    /// <summary>Who saw to the remarks, and when; null while nobody has.</summary>
    public string? Seen { get; init; }

    /// <summary>Whether somebody still has to see to it.</summary>
    public bool IsParked => Remarks.Count > 0 && Seen is null;
}
