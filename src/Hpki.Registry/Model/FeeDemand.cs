namespace Hpki.Registry.Model;

/// <summary>手数料: what a request costs, decided once by the table or by a person.</summary>
public sealed record FeeDemand
{
    public required string RequestId { get; init; }

    public required string HolderId { get; init; }

    /// <summary>With tax; 0 when nothing is due.</summary>
    public required int Yen { get; init; }

    public required int TaxPercent { get; init; }

    /// <summary>Where the amount is said; null when a person decided.</summary>
    public string? Source { get; init; }

    public required DateTimeOffset DecidedAt { get; init; }

    /// <summary>Staff id; "system" when the table said it.</summary>
    public required string DecidedBy { get; init; }

    /// <summary>照合番号, see <see cref="Procedures.Payments.PaymentReference"/>.</summary>
    public required string Reference { get; init; }

    /// <summary>Until when it has to be paid; null when nothing is due.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>When it was paid in full, or found to be nothing; null until then.</summary>
    public DateTimeOffset? SettledAt { get; init; }
}
