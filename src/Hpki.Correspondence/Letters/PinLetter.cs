namespace Hpki.Correspondence.Letters;

/// <summary>暗証番号通知書: what it says, to whom, of which day. It lives as long as the print; nothing of it is kept.</summary>
public sealed record PinLetter
{
    public required LetterRecipient Recipient { get; init; }

    /// <summary>Request number as a person reads it.</summary>
    public required string RequestNumber { get; init; }

    /// <summary>The last four characters of the card's number.</summary>
    public required string CardEnding { get; init; }

    /// <summary>The day of the print in Japan.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>ASCII, 4 to 16 characters (JAHIS 24-002).</summary>
    public required string Pin { get; init; }

    /// <summary>Says nothing of the PIN, whoever prints the record into a log.</summary>
    public override string ToString() => $"{nameof(PinLetter)} {RequestNumber}";
}
