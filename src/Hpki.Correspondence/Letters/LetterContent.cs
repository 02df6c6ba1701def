using Hpki.Correspondence.Mail;

namespace Hpki.Correspondence.Letters;

/// <summary>What one letter says, to whom, and of which day.</summary>
public sealed record LetterContent
{
    public required LetterRecipient Recipient { get; init; }

    /// <summary>The mail's words, of which the letter is made.</summary>
    public required MailText Text { get; init; }

    /// <summary>Request number as a person reads it.</summary>
    public required string RequestNumber { get; init; }

    /// <summary>Opaque reference for the code of an enclosed form; see <see cref="Procedures.Forms.FormCode.Reference"/>.</summary>
    public required string FormReference { get; init; }

    /// <summary>The day of the print in Japan.</summary>
    public required DateOnly Date { get; init; }
}
