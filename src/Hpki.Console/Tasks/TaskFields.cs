namespace Hpki.Console.Tasks;

/// <summary>Names of the form that completes a task.</summary>
public static class TaskFields
{
    /// <summary>The pressed button: the name of a <see cref="Hpki.Procedures.Requests.TaskOutcome"/>, <c>Confirmed</c> or <c>Refused</c>.</summary>
    public const string Outcome = "outcome";

    /// <summary>折返し: the number as dialled. Compared, never stored.</summary>
    public const string CalledBackNumber = "calledBackNumber";

    /// <summary>For the decision about a fee: the amount with tax, digits.</summary>
    public const string Yen = "yen";

    /// <summary>For the delivery of a card: the name of a <see cref="Hpki.Procedures.Deliveries.DeliveryMethod"/>.</summary>
    public const string Method = "method";

    /// <summary>For a delivery by hand: the association.</summary>
    public const string Place = "place";

    /// <summary>For a card that is posted.</summary>
    public const string TrackingNumber = "trackingNumber";

    /// <summary>For the hand-over: what an error about its two boxes, or about the receipt, names.</summary>
    public const string Originals = "originals";

    /// <summary>For the hand-over: the original of the identity document was seen.</summary>
    public const string IdentitySeen = "identitySeen";

    /// <summary>For the hand-over: the original of the licence was seen.</summary>
    public const string LicenceSeen = "licenceSeen";

    /// <summary>For the approval of a disclosure: 開示の合言葉. Never stored, and never sent back to the page.</summary>
    public const string Passphrase = "passphrase";

    /// <summary>The pressed button of the other form: <see cref="Claim"/> or <see cref="Release"/>.</summary>
    public const string Hand = "hand";

    public const string Claim = "claim";

    public const string Release = "release";

    /// <summary>Why a task is taken from somebody who has it.</summary>
    public const string ClaimReason = "claimReason";

    /// <summary>Free text; required when refused.</summary>
    public const string Note = "note";

    /// <summary>For the check of a 紛失届: the name of a <see cref="Hpki.Procedures.LostReports.SecondCertificateAnswer"/>.</summary>
    public const string SecondCertificate = "secondCertificate";
}
