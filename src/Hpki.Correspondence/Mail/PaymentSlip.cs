namespace Hpki.Correspondence.Mail;

/// <summary>What a 払込票 says.</summary>
public sealed record PaymentSlip
{
    public required string RequestNumber { get; init; }

    public required string PayerName { get; init; }

    /// <summary>照合番号 as people read it.</summary>
    public required string Reference { get; init; }

    /// <summary>With tax.</summary>
    public required int Yen { get; init; }

    /// <summary>The tax in it.</summary>
    public required int TaxYen { get; init; }

    public required int TaxPercent { get; init; }

    public required DateOnly DueOn { get; init; }

    /// <summary>What it is for.</summary>
    public required string Purpose { get; init; }

    /// <summary>Where it is paid to; filled in by <see cref="PaperRequests.PaperRequestMails"/>.</summary>
    public PaymentAccount? Account { get; init; }
}
