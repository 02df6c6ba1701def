namespace Hpki.Correspondence.Mail.PaperRequests;

/// <summary>Codes of the mails about requests on paper, as they stand in the provider's statistics.</summary>
public static class PaperRequestTemplates
{
    public const string Received = "paper-request.received";
    public const string Deficient = "paper-request.deficient";
    public const string FirstReminder = "paper-request.reminder-1";
    public const string SecondReminder = "paper-request.reminder-2";
    public const string Lapsed = "paper-request.lapsed";
    public const string PaymentDue = "paper-request.payment-due";
    public const string PaymentLapsed = "paper-request.payment-lapsed";
    public const string Approved = "paper-request.approved";
    public const string Declined = "paper-request.declined";
    public const string Withdrawn = "paper-request.withdrawn";
    public const string CardReady = "paper-request.card-ready";
    public const string CardPosted = "paper-request.card-posted";
    public const string Completed = "paper-request.completed";
    public const string NotProduced = "paper-request.not-produced";
    public const string RenewalReminder = "paper-request.renewal-reminder";
    public const string PinPosted = "paper-request.pin-posted";
    public const string PinReturned = "paper-request.pin-returned";
    public const string PinNotDisclosed = "paper-request.pin-not-disclosed";
    public const string ContactsChanged = "paper-request.contacts-changed";
    public const string ContactsChangedFormerly = "paper-request.contacts-changed-formerly";
    public const string DiscontinuationPlanned = "paper-request.discontinuation-planned";
    public const string UseEnded = "paper-request.use-ended";
    public const string EndedWithUse = "paper-request.ended-with-use";
    public const string UnblockInstructions = "paper-request.unblock-instructions";
    public const string CardUnblocked = "paper-request.card-unblocked";
    public const string CardNotUnblocked = "paper-request.card-not-unblocked";

    public static IReadOnlyList<string> All { get; } =
        [Received, Deficient, FirstReminder, SecondReminder, Lapsed, PaymentDue, PaymentLapsed, Approved, Declined, Withdrawn, CardReady, CardPosted, Completed, NotProduced,
            RenewalReminder, PinPosted, PinReturned, PinNotDisclosed, ContactsChanged, ContactsChangedFormerly,
            DiscontinuationPlanned, UseEnded, EndedWithUse, UnblockInstructions, CardUnblocked, CardNotUnblocked];
}
