using Hpki.Procedures.Payments;

namespace Hpki.Registry.Payments;

/// <summary>A line of the bank's file: amounts, days and numbers. Who paid stands in the file alone.</summary>
public sealed record BankLine
{
    /// <summary>Made from the bank's own number of the line, so that the same line in two files is one.</summary>
    public required string LineKey { get; init; }

    /// <summary>SHA-256 of the file in which it came first, lower-case hexadecimal.</summary>
    public required string FileSha256 { get; init; }

    /// <summary>Its place in that file; the header is line 1.</summary>
    public required int Number { get; init; }

    public DateOnly? PaidOn { get; init; }

    public int? Yen { get; init; }

    /// <summary>照合番号, twelve digits; null when there is none.</summary>
    public string? Reference { get; init; }

    public required BankLineState State { get; init; }

    /// <summary>Why it waits, or waited; null when it settled a fee by itself.</summary>
    public BankLineTrouble? Trouble { get; init; }

    /// <summary>The request that its payment is entered for.</summary>
    public string? RequestId { get; init; }

    public required DateTimeOffset TakenAt { get; init; }

    /// <summary>Staff id of who brought the file.</summary>
    public required string TakenBy { get; init; }

    public DateTimeOffset? SettledAt { get; init; }

    /// <summary>Staff id.</summary>
    public string? SettledBy { get; init; }

    /// <summary>What became of a line that is no payment for a request.</summary>
    public string? Note { get; init; }
}
