namespace Hpki.Console.Requests;

/// <summary>Names of the fields by which a card is reported found, or a request withdrawn.</summary>
public static class RequestActionFields
{
    /// <summary>Card found: where and when, free text, may be empty.</summary>
    public const string FoundNote = "foundNote";

    /// <summary>Withdraw: the reason, required.</summary>
    public const string WithdrawReason = "withdrawReason";
}
