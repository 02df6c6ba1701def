namespace HpkiFunctions.Payments;

/// <summary>入金 as a member of staff enters it from the bank's notice.</summary>
public sealed record PaymentInput
{
    /// <summary>The amount, in yen.</summary>
    public required int Yen { get; init; }

    /// <summary>The day in Tokyo on which it was paid, as the bank says.</summary>
    public required DateOnly PaidOn { get; init; }
}
