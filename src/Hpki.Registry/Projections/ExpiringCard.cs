namespace Hpki.Registry.Projections;

/// <summary>A card by the month in which it runs out. Whether it is still in force says the holder's file.</summary>
public sealed record ExpiringCard
{
    public required string CardSerial { get; init; }

    public required string HolderId { get; init; }

    public required DateOnly ExpiresOn { get; init; }

    /// <summary>The last stage of which its holder was reminded, in days before <see cref="ExpiresOn"/>; null before the first.</summary>
    public int? RemindedDaysBefore { get; init; }
}
