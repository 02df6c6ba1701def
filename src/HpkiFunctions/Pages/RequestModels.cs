using Hpki.Console;
using Hpki.Console.Layout;
using Hpki.Console.Requests;
using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Forms;
using Hpki.Procedures.Identifiers;
using Hpki.Procedures.Requests;
using HpkiFunctions.Access;
using HpkiFunctions.LostReports;
using HpkiFunctions.Requests;

namespace HpkiFunctions.Pages;

/// <summary>The page of a request.</summary>
public sealed class RequestModels(RequestDesk desk, RequestParts parts, LetterModels letters, FeePanels fees, TimeProvider time)
{
    public RequestModel Of(ConsoleFrame frame, RequestView view, StaffPrincipal staff)
    {
        bool isLostReport = view.Request.Procedure == ProcedureKind.LostReport;
        bool isNotice = view.Request.Procedure == ProcedureKind.RenewalNotice;
        LostReportWords words = new(view, time.GetUtcNow());
        bool flows = ProcedureCatalogue.Of(view.Request.Procedure).Course.Count > 0 && view.Request.Generation > 0;
        PaperWords paper = new(view, time.GetUtcNow());
        return new()
        {
            Frame = frame,
            Number = view.Number,
            Procedure = view.Request.Procedure,
            State = view.Request.State,
            HolderId = view.File.Holder.HolderId,
            HolderName = HolderNames.Full(view.File.Holder),
            HolderKana = HolderNames.FullKana(view.File.Holder),
            CardNumber = view.Card.CardSerial,
            CardState = view.Card.State,
            Reception = parts.Reception(view),
            Received = parts.Received(view),
            Steps = isLostReport ? words.Steps() : isNotice ? RenewalNoticeWords.Steps(view) : flows ? paper.Steps() : WaitingWords.Steps(view),
            Next = isLostReport ? words.Next() : isNotice ? RenewalNoticeWords.Next(view) : flows ? paper.Next() : WaitingWords.Next(view),
            Fee = fees.Of(view, staff),
            NewCard = CardPanels.Of(view),
            Linked = view.Linked is { } linked ? new(RequestNumber.Parse(linked.RequestId), linked.Procedure, linked.State) : null,
            Revocation = parts.Revocation(view),
            Tasks = [.. view.Tasks.Select(task => parts.Task(view, task, staff))],
            Documents = parts.Documents(view, staff),
            Mails = parts.Mails(view),
            Letters = [.. view.Letters.Select(letter => letters.Row(letter, HolderNames.Full(view.File.Holder)))],
            Timeline = parts.Timeline(view),
            Typed = RequestParts.Typed(view),
            Forms = [.. RequestForms.Of(view.Request.Procedure).Select(FormContents.Of).Select(form => new RequestFormLink(form.Name, ConsoleRoutes.RequestForm(view.Number, form.Code)))],
            CardFound = !isLostReport || view.Request.CardFoundAt is not null || view.Request.State == RequestState.Unfounded
                ? null
                : Offers.Of(desk.WhyNot(ProcedureStep.RecordCardFound, view.File.Holder.HolderId, staff)),
            SecondCertificate = SecondCertificateDecisions.WhyNot(view.Request) is null ? Offers.Of(desk.WhyNotAnswer(view.Request, staff)) : null,
            SecondCertificateWish = view.Request.SecondCertificateToo,
            Withdraw = view.Request.State.IsOpen() ? Offers.Of(desk.WhyNotWithdraw(view.File, view.Request, staff)) : null,
        };
    }
}
