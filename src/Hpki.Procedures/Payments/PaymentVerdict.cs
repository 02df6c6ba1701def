namespace Hpki.Procedures.Payments;

/// <summary>How a payment stands to the fee it was made for.</summary>
public enum PaymentVerdict
{
    /// <summary>一致: with it the fee is paid, to the yen.</summary>
    Settles,

    /// <summary>不足: the fee is not paid with it; the request goes on waiting for the rest.</summary>
    Under,

    /// <summary>過入金: the fee is paid, and more; the rest goes back.</summary>
    Over,

    /// <summary>二重入金: the fee was paid before; all of it goes back.</summary>
    Twice,

    /// <summary>終了後の入金: the request has ended; all of it goes back.</summary>
    Late,

    /// <summary>手数料なし: no fee is due; all of it goes back unless a person finds out what it is for.</summary>
    Unasked,
}
