using Hpki.Procedures.Deliveries;
using Hpki.Procedures.LostReports;
using Hpki.Procedures.Requests;

namespace HpkiFunctions.Requests;

/// <summary>How a member of staff ends a task. A refusal needs words, and so does proving a caller without calling back.</summary>
public sealed record TaskCompletion
{
    public required TaskOutcome Outcome { get; init; }

    /// <summary>Proving a caller: the number at which the holder was called back, as dialled. Compared with the register and never stored.</summary>
    public string? CalledBackNumber { get; init; }

    /// <summary>At most 2,000 characters; kept beside the timeline, deletable.</summary>
    public string? Note { get; init; }

    /// <summary>For the decision about a fee: the amount with tax, in yen.</summary>
    public int? Yen { get; init; }

    /// <summary>For the delivery of a card: how the holder gets it.</summary>
    public DeliveryMethod? Method { get; init; }

    /// <summary>For the delivery of a card by hand: the association, as the holder is told.</summary>
    public string? Place { get; init; }

    /// <summary>For a card that is posted: its tracking number.</summary>
    public string? TrackingNumber { get; init; }

    /// <summary>For the hand-over: the original of the identity document was seen.</summary>
    public bool IdentitySeen { get; init; }

    /// <summary>For the hand-over: the original of the licence was seen.</summary>
    public bool LicenceSeen { get; init; }

    /// <summary>For the approval of a disclosure: the approver's passphrase, which opens their share of the escrow key. Never stored.</summary>
    public string? Passphrase { get; init; }

    /// <summary>
    /// For the check of a 紛失届: what the form, or the holder, says of the HPKIセカンド電子証明書. The check cannot be confirmed without it
    /// unless the question was answered before.
    /// </summary>
    public SecondCertificateAnswer? SecondCertificate { get; init; }

    /// <summary>Without what was entered, so that no passphrase and no number ever reaches a log.</summary>
    public override string ToString() => $"{nameof(TaskCompletion)} {Outcome}";
}
