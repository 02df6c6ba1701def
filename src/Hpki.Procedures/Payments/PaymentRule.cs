namespace Hpki.Procedures.Payments;

/// <summary>Judges a payment against the fee.</summary>
public static class PaymentRule
{
    /// <summary>How the payment stands.</summary>
    /// <param name="dueYen">The fee; null while none was decided.</param>
    /// <param name="paidYen">What was paid before.</param>
    /// <param name="yen">This payment, at least 1.</param>
    /// <param name="requestIsOpen">Whether the request still runs.</param>
    /// <exception cref="ArgumentOutOfRangeException">The payment is not positive.</exception>
    public static PaymentVerdict Judge(int? dueYen, int paidYen, int yen, bool requestIsOpen)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(yen, 1);
        return !requestIsOpen ? PaymentVerdict.Late
            : dueYen is null or 0 ? PaymentVerdict.Unasked
            : paidYen >= dueYen ? PaymentVerdict.Twice
            : paidYen + yen < dueYen ? PaymentVerdict.Under
            : paidYen + yen == dueYen ? PaymentVerdict.Settles
            : PaymentVerdict.Over;
    }

    /// <summary>Whether the fee is paid with it.</summary>
    public static bool Settled(this PaymentVerdict verdict) => verdict is PaymentVerdict.Settles or PaymentVerdict.Over;

    /// <summary>What of the payment has to go back to whoever paid, in yen.</summary>
    public static int Excess(this PaymentVerdict verdict, int? dueYen, int paidYen, int yen) => verdict switch
    {
        PaymentVerdict.Settles or PaymentVerdict.Under => 0,
        PaymentVerdict.Over => paidYen + yen - (dueYen ?? 0),
        PaymentVerdict.Twice or PaymentVerdict.Late or PaymentVerdict.Unasked => yen,
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "It is not decided what goes back."),
    };

    /// <summary>The verdict's name for staff.</summary>
    public static string Title(this PaymentVerdict verdict) => verdict switch
    {
        PaymentVerdict.Settles => "一致",
        PaymentVerdict.Under => "不足",
        PaymentVerdict.Over => "過入金",
        PaymentVerdict.Twice => "二重入金",
        PaymentVerdict.Late => "終了後の入金",
        PaymentVerdict.Unasked => "手数料の定めなし",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "This verdict has no name yet; add one."),
    };
}
