namespace Hpki.Procedures.Catalogue;

/// <summary>The notices of a request on paper, by the stages of its course.</summary>
static class PaperNotices
{
    public static IReadOnlyList<ProcedureNotice> Of(IReadOnlyList<ProcedureStage> course) =>
    [
        // Whether the holder still lives, only the examination finds.
        .. course.Contains(ProcedureStage.EndOfUse) ? Array.Empty<ProcedureNotice>() : [new ProcedureNotice("PapersReceived", "the application is here")],
        new("PapersDeficient", "papers are missing or defective: each item, and how it is cured"),
        new("PapersFirstReminder", "they have not come"),
        new("PapersSecondReminder", "they still have not come"),
        new("PapersLapsed", "they did not come until the deadline: the request counts as withdrawn"),
        .. course.Contains(ProcedureStage.Fee)
            ?
            [
                new ProcedureNotice("PaymentDue", "a fee is due: amount, reference, deadline, with the payment slip", NoticeWay.MailAndLetter),
                new ProcedureNotice("PaymentLapsed", "it was not paid until the deadline: the request counts as withdrawn"),
            ]
            : Array.Empty<ProcedureNotice>(),
        .. course.Contains(ProcedureStage.Approval) ? [new ProcedureNotice("RequestApproved", "the request is approved")] : Array.Empty<ProcedureNotice>(),
        .. course.Contains(ProcedureStage.CardProduction) ? [new ProcedureNotice("CardNotProduced", "the card could not be made")] : Array.Empty<ProcedureNotice>(),
        .. course.Contains(ProcedureStage.Delivery)
            ?
            [
                new ProcedureNotice("CardReady", "the card is ready: where it is fetched, and what to bring"),
                new ProcedureNotice("CardPosted", "the card is in the post, with its tracking number"),
                new ProcedureNotice("RequestCompleted", "the new card is in force, and what becomes of the old one"),
            ]
            : Array.Empty<ProcedureNotice>(),
        .. course.Contains(ProcedureStage.Registration)
            ?
            [
                new ProcedureNotice("ContactsChanged", "the register is changed: what, and how to object"),
                new ProcedureNotice("ContactsChangedFormerly", "the same, to the mail address before, when that is what changed", NoticeWay.MailOnly),
            ]
            : Array.Empty<ProcedureNotice>(),
        .. course.Contains(ProcedureStage.PinLetter)
            ?
            [
                new ProcedureNotice("PinPosted", "the PIN is in the post, with its tracking number"),
                new ProcedureNotice("PinReturned", "the letter with the PIN came back"),
                new ProcedureNotice("PinNotDisclosed", "the centre unblocks cards and discloses no PIN"),
            ]
            : Array.Empty<ProcedureNotice>(),
        .. course.Contains(ProcedureStage.LicenceCheck) ? [new ProcedureNotice("RequestDeclined", "the licence could not be confirmed")] : Array.Empty<ProcedureNotice>(),
        .. course.Contains(ProcedureStage.EndOfUse)
            ?
            [
                new ProcedureNotice("DiscontinuationPlanned", "the day lies ahead: when use ends, and until when that can be withdrawn"),
                new ProcedureNotice("UseEnded", "every certificate is revoked, and what becomes of the card; by post after a death"),
            ]
            : Array.Empty<ProcedureNotice>(),
        .. course.Contains(ProcedureStage.Unblocking)
            ?
            [
                new ProcedureNotice("UnblockInstructions", "the holder unblocks the card: how", NoticeWay.MailAndLetter),
                new ProcedureNotice("CardUnblocked", "the card is unblocked and in the post, with its tracking number"),
                new ProcedureNotice("CardNotUnblocked", "the card could not be unblocked and is in the post, with its tracking number"),
            ]
            : Array.Empty<ProcedureNotice>(),
        new("RequestWithdrawn", "the holder withdrew it"),
        new("EndedWithUse", "the use of the card ended before; not after a death"),
    ];
}
