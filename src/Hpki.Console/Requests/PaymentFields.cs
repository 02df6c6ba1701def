namespace Hpki.Console.Requests;

/// <summary>Names of the form that enters a payment; the key is <see cref="FormFields.IdempotencyKey"/>.</summary>
public static class PaymentFields
{
    /// <summary>The amount, digits.</summary>
    public const string Yen = "yen";

    /// <summary>入金日, in three parts.</summary>
    public const string PaidOn = "paidOn";
}
