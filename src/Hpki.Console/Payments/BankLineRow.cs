namespace Hpki.Console.Payments;

/// <summary>A line of the bank's file that waits for a person.</summary>
public sealed record BankLineRow
{
    public required string LineKey { get; init; }

    public required string PaidOn { get; init; }

    public required string Amount { get; init; }

    public required string Reference { get; init; }

    /// <summary>Which line of which file.</summary>
    public required string Place { get; init; }

    public required string Trouble { get; init; }

    /// <summary>The number of the request that it belongs to as far as is known.</summary>
    public string RequestNumber { get; init; } = "";

    public string Note { get; init; } = "";
}
