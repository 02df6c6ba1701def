namespace Hpki.Procedures.Requests;

/// <summary>How long requests on paper wait, and staff have (design §5); all are configuration (section <c>PaperRequests</c>).</summary>
public sealed record PaperDurations
{
    /// <summary>Days from the notice of a deficiency to the first reminder.</summary>
    public int FirstReminderDays { get; init; } = 10;

    /// <summary>Days from the notice of a deficiency to the second reminder.</summary>
    public int SecondReminderDays { get; init; } = 20;

    /// <summary>Days from the notice of a deficiency until the request counts as withdrawn.</summary>
    public int WithdrawDays { get; init; } = 30;

    /// <summary>Days from the payment slip until the request counts as withdrawn.</summary>
    public int PaymentDays { get; init; } = 30;

    /// <summary>Business days for the examination of papers.</summary>
    public int ExaminationBusinessDays { get; init; } = 3;

    /// <summary>Business days for the check of the licence with the ministry.</summary>
    public int LicenceBusinessDays { get; init; } = 10;

    /// <summary>Days in which the holder fetches the card; nothing ends by itself after them (domain.md §1.2: the real term is not known).</summary>
    public int PickUpDays { get; init; } = 60;

    /// <summary>Days in which a posted card arrives, or comes back.</summary>
    public int PostDays { get; init; } = 14;

    /// <summary>Days in which the old card is given back.</summary>
    public int ReturnDays { get; init; } = 30;

    /// <summary>Business days for every other task.</summary>
    public int TaskBusinessDays { get; init; } = 2;

    /// <exception cref="ArgumentException">A duration is not positive, or the days do not rise; the message names them.</exception>
    public void Validate()
    {
        if (FirstReminderDays <= 0 || SecondReminderDays <= FirstReminderDays || WithdrawDays <= SecondReminderDays)
        {
            throw new ArgumentException("PaperRequests: the days must rise: 0 < FirstReminderDays < SecondReminderDays < WithdrawDays.");
        }

        if (new[] { PaymentDays, ExaminationBusinessDays, LicenceBusinessDays, TaskBusinessDays, PickUpDays, PostDays, ReturnDays }.Any(days => days <= 0))
        {
            throw new ArgumentException("PaperRequests: PaymentDays, ExaminationBusinessDays, LicenceBusinessDays, TaskBusinessDays, PickUpDays, PostDays and ReturnDays must be positive.");
        }
    }
}
