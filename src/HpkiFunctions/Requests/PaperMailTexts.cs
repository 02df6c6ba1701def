using Hpki.Correspondence.Mail;
using Hpki.Correspondence.Mail.PaperRequests;
using Hpki.Procedures;
using Hpki.Procedures.Calendar;
using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Contacts;
using Hpki.Procedures.Deficiencies;
using Hpki.Procedures.Fees;
using Hpki.Procedures.Forms;
using Hpki.Procedures.Identifiers;
using Hpki.Procedures.Papers;
using Hpki.Procedures.Payments;
using Hpki.Procedures.Requests;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using HpkiFunctions.RegisterChanges;
using HpkiFunctions.Changeovers;

namespace HpkiFunctions.Requests;

/// <summary>Writes a status mail about a request on paper from the facts of the holder's file as they are now.</summary>
public sealed class PaperMailTexts(PaperRequestMails mails, PaperTerms terms, PaperDurations durations, BusinessCalendar calendar)
{
    /// <summary>As written on this day; the same facts and the same day give the same words.</summary>
    public MailText Write(HolderFile file, StatusMail mail, DateOnly today)
    {
        Request request = file.Request(mail.RequestId);
        PaperRequestFacts facts = Facts(file, request);
        return mail.Kind switch
        {
            StatusMailKind.PapersReceived => mails.Received(
                facts, TokyoTime.DateOf(request.ReceivedAt), calendar.AddBusinessDays(today, durations.ExaminationBusinessDays)),
            StatusMailKind.PapersDeficient => mails.Deficient(facts, DeficienciesOf(file, request, mail.Round), DueOf(file, request, mail.Round)),
            StatusMailKind.PapersFirstReminder => mails.FirstReminder(facts, DeficienciesOf(file, request, mail.Round), DueOf(file, request, mail.Round)),
            StatusMailKind.PapersSecondReminder => mails.SecondReminder(facts, DeficienciesOf(file, request, mail.Round), DueOf(file, request, mail.Round)),
            StatusMailKind.PapersLapsed => mails.Lapsed(facts, DeficienciesOf(file, request, mail.Round), DueOf(file, request, mail.Round)),
            StatusMailKind.PaymentDue => mails.PaymentDue(facts, Slip(file, request)),
            StatusMailKind.PaymentLapsed => mails.PaymentLapsed(facts, FeeOf(file, request).DueOn!.Value),
            StatusMailKind.RequestApproved => mails.Approved(facts),
            StatusMailKind.RequestDeclined => mails.Declined(facts, ClosedOn(request, today)),
            StatusMailKind.RequestWithdrawn => mails.Withdrawn(facts, ClosedOn(request, today)),
            StatusMailKind.CardReady => Ready(facts, file.LastDeliveryOf(request.RequestId)!),
            StatusMailKind.CardPosted => Posted(facts, file.LastDeliveryOf(request.RequestId)!),
            StatusMailKind.RequestCompleted => Completed(facts, file, request),
            StatusMailKind.CardNotProduced => mails.NotProduced(facts, ClosedOn(request, today)),
            StatusMailKind.ContactsChanged => mails.ContactsChanged(facts, PartsOf(file, request), ClosedOn(request, today), isFormerAddress: false),
            StatusMailKind.ContactsChangedFormerly => mails.ContactsChanged(facts, PartsOf(file, request), ClosedOn(request, today), isFormerAddress: true),
            StatusMailKind.PinPosted => mails.PinPosted(facts, PostedOn(file, request), request.TrackingNumber!),
            StatusMailKind.PinReturned => mails.PinReturned(facts, ClosedOn(request, today)),
            StatusMailKind.PinNotDisclosed => mails.PinNotDisclosed(facts, ClosedOn(request, today)),
            StatusMailKind.DiscontinuationPlanned => mails.DiscontinuationPlanned(facts, request.EffectiveOn!.Value),
            StatusMailKind.UseEnded => mails.UseEnded(facts, ClosedOn(request, today), isReturned: WantsCardBack(file, request), isOfTheDead: Addressees.IsTheFamily(request)),
            StatusMailKind.EndedWithUse => mails.EndedWithUse(facts, ClosedOn(request, today)),
            StatusMailKind.UnblockInstructions => mails.UnblockInstructions(facts, ClosedOn(request, today)),
            StatusMailKind.CardUnblocked => mails.CardUnblocked(facts, ReturnedOn(file, request), request.TrackingNumber!),
            StatusMailKind.CardNotUnblocked => mails.CardNotUnblocked(facts, ReturnedOn(file, request), request.TrackingNumber!),
            _ => throw new ArgumentOutOfRangeException(nameof(mail), mail.Kind, "No text for this kind of mail about a request on paper."),
        };
    }

    static IReadOnlyList<InTwoLanguages> PartsOf(HolderFile file, Request request) =>
        [.. ContactEntries.PartsOf(file.ChangeOf(request.RequestId)!).Select(part => part.Title())];

    static DateOnly PostedOn(HolderFile file, Request request) => LastDone(file, request, TaskKind.PostPinLetter);

    static DateOnly ReturnedOn(HolderFile file, Request request) => LastDone(file, request, TaskKind.ReturnCard);

    static DateOnly LastDone(HolderFile file, Request request, TaskKind kind) =>
        TokyoTime.DateOf(file.Tasks.Where(task => task.RequestId == request.RequestId && task.Kind == kind).Max(task => task.CompletedAt)!.Value);

    static bool WantsCardBack(HolderFile file, Request request) =>
        file.Tasks.Any(task => task.RequestId == request.RequestId && task is { Kind: TaskKind.ReceiveOldCard, CompletedAt: null });

    MailText Ready(PaperRequestFacts facts, CardDelivery delivery) =>
        mails.Ready(facts, delivery.Place!, TokyoTime.DateOf(delivery.ArrangedAt).AddDays(durations.PickUpDays));

    MailText Posted(PaperRequestFacts facts, CardDelivery delivery) => mails.Posted(facts, TokyoTime.DateOf(delivery.PostedAt!.Value), delivery.TrackingNumber!);

    MailText Completed(PaperRequestFacts facts, HolderFile file, Request request)
    {
        Card card = file.Card(file.CardOrderOf(request.RequestId)!.CardSerial!);
        return mails.Completed(facts, card.CardSerial[^4..], card.ExpiresOn, ReplacedCards.ReasonOf(request).IsReturned());
    }

    IReadOnlyList<Deficiency> DeficienciesOf(HolderFile file, Request request, int round) =>
        DeficiencyWords.Of(ExaminationOf(file, request, round).Findings, FormOf(request), terms);

    // Not as the request says now: when it has lapsed it says nothing of it any more.
    DateOnly DueOf(HolderFile file, Request request, int round) =>
        CureDeadlines.From(TokyoTime.DateOf(ExaminationOf(file, request, round).ExaminedAt), durations, calendar).Withdraw;

    static PaperExamination ExaminationOf(HolderFile file, Request request, int round) =>
        file.Examinations.Single(examination => examination.RequestId == request.RequestId && examination.Round == round);

    static PaymentSlip Slip(HolderFile file, Request request)
    {
        FeeDemand fee = FeeOf(file, request);
        return new()
        {
            RequestNumber = RequestNumber.Parse(request.RequestId).ToString(),
            PayerName = NameOf(file),
            Reference = PaymentReference.Parse(fee.Reference).ToString(),
            Yen = fee.Yen,
            TaxYen = ConsumptionTax.In(fee.Yen, fee.TaxPercent),
            TaxPercent = fee.TaxPercent,
            DueOn = fee.DueOn!.Value,
            Purpose = $"医師資格証 {ProcedureCatalogue.Of(request.Procedure).Title}の手数料",
        };
    }

    static PaperRequestFacts Facts(HolderFile file, Request request) => new()
    {
        HolderName = Addressees.Of(file, request),
        RequestNumber = RequestNumber.Parse(request.RequestId).ToString(),
        CardEnding = request.CardSerial![^4..],
        Procedure = new(ProcedureCatalogue.Of(request.Procedure).Title, English(request.Procedure)),
    };

    static InTwoLanguages FormOf(Request request) => new(
        FormContents.Of(ProcedureCatalogue.Of(request.Procedure).Form ?? throw new InvalidOperationException($"{request.Procedure} has no form.")).Name, "the application form");

    static string English(ProcedureKind procedure) => procedure switch
    {
        ProcedureKind.Reissue => "reissue application",
        ProcedureKind.Renewal => "renewal application",
        ProcedureKind.ContactChange => "notice of new contact data",
        ProcedureKind.PinDisclosure => "application for the PIN",
        ProcedureKind.PinUnblock => "application to unblock the card",
        ProcedureKind.Discontinuation => "notice of discontinuation",
        _ => throw new ArgumentOutOfRangeException(nameof(procedure), procedure, "This procedure has no English name yet; add one."),
    };

    static FeeDemand FeeOf(HolderFile file, Request request) =>
        file.FeeOf(request.RequestId) ?? throw new InvalidOperationException($"No fee was decided for request {request.RequestId}.");

    static DateOnly ClosedOn(Request request, DateOnly today) => request.ClosedAt is { } closed ? TokyoTime.DateOf(closed) : today;

    static string NameOf(HolderFile file) => $"{file.Holder.FamilyName} {file.Holder.GivenName}";
}
