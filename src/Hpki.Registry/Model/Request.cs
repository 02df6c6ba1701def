using Hpki.Procedures.Cards;
using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Discontinuations;
using Hpki.Procedures.PinUnblocks;
using Hpki.Procedures.Reissues;
using Hpki.Procedures.Requests;

namespace Hpki.Registry.Model;

/// <summary>申請・届出: one run of a procedure for one holder.</summary>
public sealed record Request
{
    /// <summary>The request number without hyphens (<see cref="Procedures.Identifiers.RequestNumber.Id"/>).</summary>
    public required string RequestId { get; init; }

    public required string HolderId { get; init; }

    public required ProcedureKind Procedure { get; init; }

    public required RequestState State { get; init; }

    public string? CardSerial { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Staff id of who received it; this person cannot approve it (design rule 8).</summary>
    public required string ReceivedBy { get; init; }

    /// <summary>Which orchestration instance is the current one: <c>{procedure}-{requestId}-{generation}</c>.</summary>
    public required int Generation { get; init; }

    public ReportChannel Channel { get; init; }

    /// <summary>The request that came with this one or because of it: a lost report's reissue, and back.</summary>
    public string? LinkedRequestId { get; init; }

    public string? OrderId { get; init; }

    /// <summary>Whether HPKIセカンド is to be ended too; null until asked.</summary>
    public bool? SecondCertificateToo { get; init; }

    /// <summary>Null until asked.</summary>
    public bool? WantsReissue { get; init; }

    /// <summary>紛失 or 盗難, as the caller said; the order is given for it even when a second person gives it.</summary>
    public RevocationReason? LossReason { get; init; }

    public DateTimeOffset? CardFoundAt { get; init; }

    /// <summary>The document that is this request's paper form.</summary>
    public string? FormDocumentId { get; init; }

    /// <summary>The reference of the draft that the paper form was typed as; null when it was not typed on the web.</summary>
    public string? DraftReference { get; init; }

    /// <summary>Why a new card is asked for, as the last examination found it.</summary>
    public ReissueReason? ReissueReason { get; init; }

    /// <summary>Whether the holder was a member of the medical association when the application came, as the last examination found it; the fee goes by it.</summary>
    public bool? WasMember { get; init; }

    /// <summary>更新のご案内: the last stage that the holder was told of, in days before the card's last day.</summary>
    public int? RemindedDaysBefore { get; init; }

    /// <summary>追跡番号 of the letter that the request is about, once it is posted.</summary>
    public string? TrackingNumber { get; init; }

    /// <summary>Why the use of the card ends, as the last examination found it; null in every other procedure.</summary>
    public DiscontinuationReason? DiscontinuationReason { get; init; }

    /// <summary>利用中止日: the day on which the use of the card ends.</summary>
    public DateOnly? EffectiveOn { get; init; }

    /// <summary>Who unblocks the card, as the last examination found it; null in every other procedure.</summary>
    public UnblockWay? UnblockWay { get; init; }

    /// <summary>Whether the centre could unblock the card; null until it was tried.</summary>
    public bool? IsUnblocked { get; init; }

    public DateOnly? FirstReminderOn { get; init; }

    public DateOnly? SecondReminderOn { get; init; }

    public DateOnly? StaffCallOn { get; init; }

    /// <summary>When the request closes by itself; the worklist's due date.</summary>
    public DateOnly? CloseOn { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }
}
