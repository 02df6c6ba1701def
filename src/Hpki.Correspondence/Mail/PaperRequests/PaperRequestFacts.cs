using Hpki.Procedures;

namespace Hpki.Correspondence.Mail.PaperRequests;

/// <summary>What every mail about a request on paper names.</summary>
public sealed record PaperRequestFacts
{
    readonly string holderName = "";

    /// <summary>Name as registered, in kanji.</summary>
    public required string HolderName
    {
        get => holderName;
        // A line break in a name could forge lines of the plain-text mail.
        init => holderName = string.IsNullOrWhiteSpace(value) || value.Any(char.IsControl)
            ? throw new ArgumentException("The value is empty or holds control characters.", nameof(HolderName))
            : value;
    }

    /// <summary>Request number as it is read over the phone.</summary>
    public required string RequestNumber { get; init; }

    /// <summary>The last four characters of the card's number; a mail never carries more of it.</summary>
    public required string CardEnding { get; init; }

    /// <summary>What holders call the procedure.</summary>
    public required InTwoLanguages Procedure { get; init; }
}
