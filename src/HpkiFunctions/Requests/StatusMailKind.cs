namespace HpkiFunctions.Requests;

/// <summary>Which mail goes to the holder; the texts are in Hpki.Correspondence.</summary>
public enum StatusMailKind
{
    LostReportHoldPlaced,
    LostReportRevoked,
    LostReportFirstReminder,
    LostReportSecondReminder,
    LostReportFormReceived,
    LostReportClosed,
    LostReportClosedWithoutForm,
    LostReportCardFound,
    LostReportWithdrawn,
    LostReportHoldLifted,
    PapersReceived,
    PapersDeficient,
    PapersFirstReminder,
    PapersSecondReminder,
    PapersLapsed,
    PaymentDue,
    PaymentLapsed,
    RequestApproved,
    RequestDeclined,
    RequestWithdrawn,
    CardReady,
    CardPosted,
    RequestCompleted,
    CardNotProduced,
    RenewalReminder,
    PinPosted,
    PinReturned,
    PinNotDisclosed,
    ContactsChanged,

    /// <summary>To the mail address before; never by post.</summary>
    ContactsChangedFormerly,
    DiscontinuationPlanned,
    UseEnded,
    EndedWithUse,
    UnblockInstructions,
    CardUnblocked,
    CardNotUnblocked,
}
