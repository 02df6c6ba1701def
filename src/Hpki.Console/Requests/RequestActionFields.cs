namespace Hpki.Console.Requests;

/// <summary>Names of the fields by which a card is reported found, the second certificate asked about, or a request withdrawn.</summary>
public static class RequestActionFields
{
    /// <summary>Card found: where and when, free text, may be empty.</summary>
    public const string FoundNote = "foundNote";

    /// <summary>Withdraw: the reason, required.</summary>
    public const string WithdrawReason = "withdrawReason";

    /// <summary>Second certificate: <see cref="Yes"/> or <see cref="No"/>.</summary>
    public const string SecondCertificate = "secondCertificate";

    /// <summary>Second certificate: how it was asked, free text, may be empty.</summary>
    public const string SecondCertificateNote = "secondCertificateNote";

    public const string Yes = "Yes";

    public const string No = "No";
}
