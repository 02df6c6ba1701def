namespace Hpki.Correspondence.Mail;

/// <summary>What a mail says, before it becomes text and HTML. Both are made from this one description.</summary>
sealed record MailScript
{
    public required string Template { get; init; }

    public required Wording Subject { get; init; }

    /// <summary>The subject's words without the request number, at the head of the HTML.</summary>
    public required Wording Heading { get; init; }

    public required Wording Salutation { get; init; }

    public required IReadOnlyList<Wording> Opening { get; init; }

    public required IReadOnlyList<MailFact> Facts { get; init; }

    /// <summary>What the reader is asked to do or to know, point by point.</summary>
    public required IReadOnlyList<Wording> Points { get; init; }

    public required IReadOnlyList<Wording> Closing { get; init; }

    /// <summary>Whether the holder is asked for the form, which a letter then encloses.</summary>
    public bool AsksForForm { get; init; }

    /// <summary>The payment that is asked for, whose slip a letter encloses; null when none is.</summary>
    public PaymentSlip? Slip { get; init; }

    /// <summary>Whether a letter goes without the season's greetings (前略).</summary>
    public bool IsUrgent { get; init; }
}
