namespace Hpki.Registry.Payments;

/// <summary>A file of the bank, as it was taken: counts.</summary>
public sealed record BankFile
{
    /// <summary>Lower-case hexadecimal, of the bytes as received.</summary>
    public required string Sha256 { get; init; }

    public required DateTimeOffset TakenAt { get; init; }

    /// <summary>Staff id.</summary>
    public required string TakenBy { get; init; }

    public required int Lines { get; init; }

    /// <summary>Lines whose payment was entered at once.</summary>
    public required int Entered { get; init; }

    /// <summary>Lines that wait for a person.</summary>
    public required int Waiting { get; init; }

    /// <summary>Lines that an earlier file had brought.</summary>
    public required int Known { get; init; }
}
