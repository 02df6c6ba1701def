using Hpki.Procedures.Renewals;

namespace HpkiFunctions.Renewals;

/// <summary>What is to be done about a card that runs out.</summary>
public sealed record ReminderFinding
{
    public required string HolderId { get; init; }

    public required string CardSerial { get; init; }

    public required DateOnly ExpiresOn { get; init; }

    /// <summary>The stage, in days before <see cref="ExpiresOn"/>; null when the card is in none.</summary>
    public required int? DaysBefore { get; init; }

    /// <summary>Whether mail reaches the holder as far as is known; a letter goes otherwise.</summary>
    public required bool ByMail { get; init; }

    /// <summary>Why the holder is not reminded; null when they are.</summary>
    public required ReminderObstacle? Obstacle { get; init; }
}
