using Hpki.Procedures.Deficiencies;
using Hpki.Procedures.PinUnblocks;
using Hpki.Procedures.Reissues;
using HpkiFunctions.Discontinuations;
using HpkiFunctions.RegisterChanges;

namespace HpkiFunctions.Examinations;

/// <summary>書類審査 as the examiner enters it.</summary>
public sealed record ExaminationInput
{
    /// <summary>申請区分 as it stands on the form; required for a reissue.</summary>
    public ReissueReason? Reason { get; init; }

    /// <summary>Whether the holder was a member of the medical association when the application came (after a change of membership: what they have become).</summary>
    public bool? WasMember { get; init; }

    /// <summary>For a change of name: the new one, as the evidence has it; required once the papers are in order.</summary>
    public NameInput? NewName { get; init; }

    /// <summary>For somebody who has become a member: 日医会員ID; without it the one that the register has.</summary>
    public string? JmaMemberId { get; init; }

    /// <summary>For a change of contact data: the new ones, as the form has them; required once the papers are in order.</summary>
    public ContactInput? NewContacts { get; init; }

    /// <summary>For a 利用中止届: why and when; required.</summary>
    public DiscontinuationInput? Discontinuation { get; init; }

    /// <summary>For a PIN閉塞解除申請書: who unblocks the card; required.</summary>
    public UnblockWay? UnblockWay { get; init; }

    /// <summary>One for each item that the request needs or may need.</summary>
    public required IReadOnlyList<ItemFinding> Findings { get; init; }

    /// <summary>For colleagues; at most 2,000 characters; kept beside the timeline, deletable.</summary>
    public string? Note { get; init; }
}
