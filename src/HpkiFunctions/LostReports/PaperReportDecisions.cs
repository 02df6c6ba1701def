using Hpki.Procedures.Cards;
using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Identifiers;
using Hpki.Procedures.LostReports;
using Hpki.Procedures.Requests;
using Hpki.Procedures.Staff;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using HpkiFunctions.Problems;
using HpkiFunctions.Requests;

namespace HpkiFunctions.LostReports;

/// <summary>
/// A loss that was reported on paper, without a call: what the paper says of the register proves the sender as the answers of a caller do,
/// and the paper is the report's form. A card that is reported already keeps its report, and the paper goes there.
/// </summary>
public sealed class PaperReportDecisions(LostReportDecisions lostReports, LostReportFormDecisions forms, TimeProvider time)
{
    /// <summary>The report that paper about the card belongs to: the open one, or the last that was closed because no form came; null when there is none.</summary>
    public static Request? ReportOf(HolderFile file, Card card) =>
        LostReportDecisions.OpenRequestOf(file, card)
        ?? (card.State.HasCertificatesInForce() ? null : ReportsOf(file, card).Where(report => report.State == RequestState.ClosedWithoutForm).MaxBy(report => report.ReceivedAt));

    /// <summary>Why no report can be taken from paper about the card; null when one can.</summary>
    public static Problem? WhyNot(HolderFile file, Card card)
    {
        if (card.State.HasCertificatesInForce() || ReportOf(file, card) is not null)
        {
            return null;
        }

        Request? last = ReportsOf(file, card).MaxBy(report => report.ReceivedAt);
        string number = last is null ? "" : RequestNumber.Parse(last.RequestId).ToString();
        return Problem.Conflict("card-not-in-force", $"このカードは「{card.State.Title()}」です", last is null
            ? "失効の手続は不要です。カード番号を確認してください。ページは受付トレイに残っています。"
            : $"紛失の手続({number})は終了しています。追加の書類として保管する場合は、その受付番号に綴じ込んでください。ページは受付トレイに残っています。") with
        {
            Field = "cardSerial",
        };
    }

    /// <summary>書面による届出: the paper opens a report, and the card is revoked or held as with a call; or it is filed to the report there is.</summary>
    internal Decision Take(HolderFile file, LostReportCall paper, Document form)
    {
        Card card = file.Card(paper.CardSerial);
        if (WhyNot(file, card) is { } problem)
        {
            throw new ProblemException(problem);
        }

        Request? report = ReportOf(file, card);
        if ((report?.RequestId ?? form.RequestId) != form.RequestId)
        {
            throw new ProblemException(Problem.Conflict(
                "report-changed", "このカードの紛失が、同時に別の担当者により受け付けられました", "もう一度操作してください。ページは受付トレイに残っています。"));
        }

        CallerProof proof = paper.Caller.Against(file.Holder);
        return report switch
        {
            null => Open(file, card, paper, form, proof),
            { State: RequestState.AwaitingCallerProof } => Prove(file, card, report, paper, form, proof),
            _ => Add(file, form, paper.StaffId),
        };
    }

    Decision Open(HolderFile file, Card card, LostReportCall paper, Document form, CallerProof proof)
    {
        DateTimeOffset now = time.GetUtcNow();
        Request request = lostReports.Open(file, card, paper, now) with { Channel = ReportChannel.Paper, FormDocumentId = form.DocumentId };
        Decision decision = Received(new Decision().Put(form), card, request, paper, form, proof)
            .Start(nameof(LostReport), LostReportDecisions.InstanceId(request.RequestId, request.Generation), new LostReportCase(file.Holder.HolderId, request.RequestId));
        return proof.Accepted
            ? lostReports.OrderRevocation(decision, file, card, request, paper.Input.Reason, paper.StaffId, paper.DecisionKey, form)
            : lostReports.Hold(decision, card, request, paper, now);
    }

    // The caller could not be proved; the paper may prove what the call did not.
    Decision Prove(HolderFile file, Card card, Request report, LostReportCall paper, Document form, CallerProof proof)
    {
        if (!proof.Accepted)
        {
            return Received(Add(file, form, paper.StaffId), card, report, paper, form, proof);
        }

        Decision decision = Received(new Decision().Put(form), card, report, paper, form, proof)
            .Signal(LostReportDecisions.InstanceId(report.RequestId, report.Generation), new Signal(SignalKind.FormFiled, form.DocumentId));
        decision.EndTasks(file, report.RequestId, TaskKind.ProveCaller, time.GetUtcNow());
        return report.FormDocumentId is null
            ? lostReports.OrderRevocation(
                decision, file, card, report with { FormDocumentId = form.DocumentId }, paper.Input.Reason, paper.StaffId, paper.DecisionKey, form)
            : lostReports.OrderRevocation(decision, file, card, report, paper.Input.Reason, paper.StaffId, paper.DecisionKey);
    }

    Decision Add(HolderFile file, Document form, string staffId) =>
        forms.FileForm(file, form, Actor.Staff(staffId))
            ?? LostReportFormDecisions.Attach(form, Actor.Staff(staffId)).Exclude(file, form.RequestId, TaskKind.ProveCaller, form.FiledBy, form.ScannedBy);

    Decision Received(Decision decision, Card card, Request request, LostReportCall paper, Document form, CallerProof proof)
    {
        Dictionary<string, string> facts = lostReports.Facts(card, paper, proof, time.GetUtcNow());
        facts["documentId"] = form.DocumentId;
        return decision.Record("lost-report.paper", Actor.Staff(paper.StaffId), request.RequestId, facts, detail: LostReportDecisions.Words(paper.Input.Circumstances));
    }

    static IEnumerable<Request> ReportsOf(HolderFile file, Card card) =>
        file.Requests.Where(request => request.Procedure == ProcedureKind.LostReport && request.CardSerial == card.CardSerial);
}
