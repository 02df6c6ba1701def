namespace Hpki.Correspondence.Mail.LostReports;

/// <summary>What every mail of one lost report names.</summary>
public sealed record LostReportFacts
{
    readonly string holderName = "";
    readonly string requestNumber = "";
    readonly string cardEnding = "";

    /// <summary>Name as registered, in kanji.</summary>
    public required string HolderName
    {
        get => holderName;
        init => holderName = OneLine(value, nameof(HolderName));
    }

    /// <summary>Request number as it is read over the phone.</summary>
    public required string RequestNumber
    {
        get => requestNumber;
        init => requestNumber = OneLine(value, nameof(RequestNumber));
    }

    /// <summary>The last four characters of the card's number; a mail never carries more of it.</summary>
    public required string CardEnding
    {
        get => cardEnding;
        init => cardEnding = value.Length == 4 && value.All(char.IsAsciiLetterOrDigit)
            ? value
            : throw new ArgumentException("Give exactly the last four characters of the card number.", nameof(CardEnding));
    }

    /// <summary>Whether every certificate of the card was seen on the published lists. Until then the revocation is ordered, and no mail says that it is done.</summary>
    public required bool IsRevoked { get; init; }

    /// <summary>Whether a form came that was not accepted, so that another one is or was awaited.</summary>
    public bool FormWasRefused { get; init; }

    // A line break in a name could forge lines of the plain-text mail.
    static string OneLine(string value, string field) =>
        string.IsNullOrWhiteSpace(value) ? throw new ArgumentException("The value is empty.", field)
        : value.Any(char.IsControl) ? throw new ArgumentException("The value holds control characters.", field)
        : value;
}
