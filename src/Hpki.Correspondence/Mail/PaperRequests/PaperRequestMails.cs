using Hpki.Procedures;
using Hpki.Procedures.Deficiencies;

namespace Hpki.Correspondence.Mail.PaperRequests;

/// <summary>
/// The mails about a request on paper, the same in every procedure. Each names request number, procedure, where it stands, the next step, the
/// deadline and the centre's contact (design §5), and never a secret, a full card number or a link.
/// </summary>
public sealed class PaperRequestMails(CenterContact center, PaymentAccount account)
{
    readonly MailRenderer renderer = new(center);

    /// <summary>The papers are here; the examination is usually over by <paramref name="examinedBy"/>.</summary>
    public MailText Received(PaperRequestFacts facts, DateOnly receivedOn, DateOnly examinedBy, MailLanguage language = MailLanguage.Japanese) =>
        renderer.Render(PaperMails.Received(facts, receivedOn, examinedBy), language);

    /// <summary>Papers are missing or not in order: each item, and how it is cured.</summary>
    public MailText Deficient(PaperRequestFacts facts, IReadOnlyList<Deficiency> deficiencies, DateOnly dueBy, MailLanguage language = MailLanguage.Japanese) =>
        renderer.Render(PaperMails.Deficient(facts, deficiencies, dueBy), language);

    /// <summary>Day 10: they have not come.</summary>
    public MailText FirstReminder(PaperRequestFacts facts, IReadOnlyList<Deficiency> deficiencies, DateOnly dueBy, MailLanguage language = MailLanguage.Japanese) =>
        renderer.Render(PaperMails.FirstReminder(facts, deficiencies, dueBy), language);

    /// <summary>Day 20: they still have not.</summary>
    public MailText SecondReminder(PaperRequestFacts facts, IReadOnlyList<Deficiency> deficiencies, DateOnly dueBy, MailLanguage language = MailLanguage.Japanese) =>
        renderer.Render(PaperMails.SecondReminder(facts, deficiencies, dueBy), language);

    /// <summary>Day 30: closed. Late papers open it again.</summary>
    public MailText Lapsed(PaperRequestFacts facts, IReadOnlyList<Deficiency> deficiencies, DateOnly wasDueBy, MailLanguage language = MailLanguage.Japanese) =>
        renderer.Render(PaperMails.Lapsed(facts, deficiencies, wasDueBy), language);

    /// <summary>A fee is due; as a letter it has the slip behind it.</summary>
    public MailText PaymentDue(PaperRequestFacts facts, PaymentSlip slip, MailLanguage language = MailLanguage.Japanese) =>
        renderer.Render(DecisionMails.PaymentDue(facts, slip with { Account = account }), language);

    /// <summary>It was not paid in time: closed.</summary>
    public MailText PaymentLapsed(PaperRequestFacts facts, DateOnly wasDueOn, MailLanguage language = MailLanguage.Japanese) =>
        renderer.Render(DecisionMails.PaymentLapsed(facts, wasDueOn), language);

    /// <summary>Approved; the card is ordered.</summary>
    public MailText Approved(PaperRequestFacts facts, MailLanguage language = MailLanguage.Japanese) => renderer.Render(DecisionMails.Approved(facts), language);

    /// <summary>The licence could not be confirmed.</summary>
    public MailText Declined(PaperRequestFacts facts, DateOnly closedOn, MailLanguage language = MailLanguage.Japanese) =>
        renderer.Render(DecisionMails.Declined(facts, closedOn), language);

    /// <summary>The holder withdrew it.</summary>
    public MailText Withdrawn(PaperRequestFacts facts, DateOnly withdrawnOn, MailLanguage language = MailLanguage.Japanese) =>
        renderer.Render(DecisionMails.Withdrawn(facts, withdrawnOn), language);

    /// <summary>発行完了通知書: where the card is fetched, and what to bring.</summary>
    public MailText Ready(PaperRequestFacts facts, string place, DateOnly fetchBy, MailLanguage language = MailLanguage.Japanese) =>
        renderer.Render(CardMails.Ready(facts, place, fetchBy), language);

    /// <summary>The card is in the post.</summary>
    public MailText Posted(PaperRequestFacts facts, DateOnly postedOn, string trackingNumber, MailLanguage language = MailLanguage.Japanese) =>
        renderer.Render(CardMails.Posted(facts, postedOn, trackingNumber), language);

    /// <summary>The new card is in force; the old one is to be given back, or cannot be.</summary>
    public MailText Completed(PaperRequestFacts facts, string newCardEnding, DateOnly expiresOn, bool oldIsReturned, MailLanguage language = MailLanguage.Japanese) =>
        renderer.Render(CardMails.Completed(facts, newCardEnding, expiresOn, oldIsReturned), language);

    /// <summary>The card could not be made.</summary>
    public MailText NotProduced(PaperRequestFacts facts, DateOnly closedOn, MailLanguage language = MailLanguage.Japanese) =>
        renderer.Render(CardMails.NotProduced(facts, closedOn), language);

    /// <summary>The card runs out; nobody has applied yet.</summary>
    public MailText RenewalReminder(PaperRequestFacts facts, DateOnly expiresOn, MailLanguage language = MailLanguage.Japanese) =>
        renderer.Render(RenewalMail.Reminder(facts, expiresOn), language);

    /// <summary>The PIN is in the post.</summary>
    public MailText PinPosted(PaperRequestFacts facts, DateOnly postedOn, string trackingNumber, MailLanguage language = MailLanguage.Japanese) =>
        renderer.Render(PinMails.Posted(facts, postedOn, trackingNumber), language);

    /// <summary>The letter with the PIN came back.</summary>
    public MailText PinReturned(PaperRequestFacts facts, DateOnly closedOn, MailLanguage language = MailLanguage.Japanese) =>
        renderer.Render(PinMails.Returned(facts, closedOn), language);

    /// <summary>The centre discloses no PIN; unblocking is offered.</summary>
    public MailText PinNotDisclosed(PaperRequestFacts facts, DateOnly closedOn, MailLanguage language = MailLanguage.Japanese) =>
        renderer.Render(PinMails.NotDisclosed(facts, closedOn), language);

    /// <summary>The use of the card ends on a day to come.</summary>
    public MailText DiscontinuationPlanned(PaperRequestFacts facts, DateOnly endsOn, MailLanguage language = MailLanguage.Japanese) =>
        renderer.Render(DiscontinuationMails.Planned(facts, endsOn), language);

    /// <summary>Every certificate of the card is revoked; to the holder, or to the family.</summary>
    public MailText UseEnded(PaperRequestFacts facts, DateOnly endedOn, bool isReturned, bool isOfTheDead, MailLanguage language = MailLanguage.Japanese) =>
        renderer.Render(DiscontinuationMails.Ended(facts, endedOn, isReturned, isOfTheDead), language);

    /// <summary>A request ended with the use of the card.</summary>
    public MailText EndedWithUse(PaperRequestFacts facts, DateOnly closedOn, MailLanguage language = MailLanguage.Japanese) =>
        renderer.Render(DiscontinuationMails.OfRequest(facts, closedOn), language);

    /// <summary>The holder unblocks the card; what it takes goes by post.</summary>
    public MailText UnblockInstructions(PaperRequestFacts facts, DateOnly acceptedOn, MailLanguage language = MailLanguage.Japanese) =>
        renderer.Render(UnblockMails.Instructions(facts, acceptedOn), language);

    /// <summary>The card is unblocked and in the post.</summary>
    public MailText CardUnblocked(PaperRequestFacts facts, DateOnly postedOn, string trackingNumber, MailLanguage language = MailLanguage.Japanese) =>
        renderer.Render(UnblockMails.Returned(facts, postedOn, trackingNumber, isUnblocked: true), language);

    /// <summary>The card could not be unblocked and is in the post.</summary>
    public MailText CardNotUnblocked(PaperRequestFacts facts, DateOnly postedOn, string trackingNumber, MailLanguage language = MailLanguage.Japanese) =>
        renderer.Render(UnblockMails.Returned(facts, postedOn, trackingNumber, isUnblocked: false), language);

    /// <summary>The register was changed; to the present address, or to the one before.</summary>
    public MailText ContactsChanged(
        PaperRequestFacts facts, IReadOnlyList<InTwoLanguages> parts, DateOnly changedOn, bool isFormerAddress, MailLanguage language = MailLanguage.Japanese) =>
        renderer.Render(ContactMail.Changed(facts, parts, changedOn, isFormerAddress), language);
}
