namespace HpkiFunctions.Payments;

/// <summary>What a member of staff says of a line that waits: the request it is for, or in words what became of it.</summary>
public sealed record BankLineSettlement
{
    /// <summary>受付番号; the payment is entered for it, with whatever follows from its amount.</summary>
    public string? RequestNumber { get; init; }

    /// <summary>At most 2,000 characters; required when there is no request.</summary>
    public string? Note { get; init; }
}
