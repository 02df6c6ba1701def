using Hpki.Procedures.Calendar;
using Hpki.Procedures.Catalogue;
using Hpki.Procedures.LostReports;
using Hpki.Procedures.Requests;
using Hpki.Procedures.Staff;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using HpkiFunctions.Problems;
using HpkiFunctions.Requests;

namespace HpkiFunctions.LostReports;

/// <summary>The decisions of a lost report that is waiting for its paper, each pure: the holder's file in, the change out.</summary>
public sealed class LostReportFormDecisions(LostReportTerms terms, SecondCertificateDecisions second, TimeProvider time)
{
    /// <summary>
    /// 届書の到着: a scanned form is filed to its request and someone else checks it. A report that was closed because no form came is opened
    /// again; one whose caller is still to be proved keeps the form until then.
    /// </summary>
    /// <returns>Null when the request has its form, or no form can help it.</returns>
    public Decision? FileForm(HolderFile file, Document document, Actor by)
    {
        Request request = file.Request(document.RequestId);
        return request switch
        {
            { Procedure: not ProcedureKind.LostReport } => null,
            { State: RequestState.AwaitingCallerProof, FormDocumentId: null } => Filed(document, by)
                .Put(request with { FormDocumentId = document.DocumentId })
                .Exclude(file, request.RequestId, TaskKind.ProveCaller, document.FiledBy, document.ScannedBy)
                .Signal(LostReportDecisions.InstanceId(request.RequestId, request.Generation), new Signal(SignalKind.FormFiled, document.DocumentId)),
            { State: RequestState.AwaitingForm } => Awaited(file, request, document, by),
            { State: RequestState.ClosedWithoutForm } => Reopen(request, document, by),
            _ => null,
        };
    }

    /// <summary>Further paper of a request: kept with it, and nothing else changes.</summary>
    public static Decision Attach(Document document, Actor by) => new Decision()
        .Put(document)
        .Record("document.filed", by, document.RequestId, new Dictionary<string, string>
        {
            ["documentId"] = document.DocumentId,
            ["kind"] = document.Kind.ToString(),
        });

    /// <summary>Whether the report has had its form, so that another one is further paper.</summary>
    public static bool HasItsForm(Request request) => request.Procedure == ProcedureKind.LostReport && request.FormDocumentId is not null;

    Decision Awaited(HolderFile file, Request request, Document document, Actor by)
    {
        DateTimeOffset now = time.GetUtcNow();
        Decision decision = Filed(document, by)
            .Put(request with { State = RequestState.AwaitingCheck, FormDocumentId = document.DocumentId })
            .Put(terms.FormCheck(request, document, now))
            .Signal(LostReportDecisions.InstanceId(request.RequestId, request.Generation), new Signal(SignalKind.FormFiled, document.DocumentId));
        decision.EndTasks(file, request.RequestId, TaskKind.CallHolder, now);
        return decision;
    }

    Decision Reopen(Request request, Document document, Actor by)
    {
        int generation = request.Generation + 1;
        return Filed(document, by)
            .Put(request with { State = RequestState.AwaitingCheck, FormDocumentId = document.DocumentId, ClosedAt = null, Generation = generation })
            .Put(terms.FormCheck(request, document, time.GetUtcNow()))
            .Record("lost-report.reopened", by, request.RequestId)
            .Start(nameof(LostReport), LostReportDecisions.InstanceId(request.RequestId, generation),
                new LostReportCase(request.HolderId, request.RequestId, Generation: generation));
    }

    static Decision Filed(Document document, Actor by) => new Decision()
        .Put(document)
        .Record("lost-report.form-filed", by, document.RequestId, new Dictionary<string, string> { ["documentId"] = document.DocumentId });

    /// <summary>届書の確認: the form agrees with the register and the request is complete, or it does not and a new form is awaited. A report is not complete before the question of the second certificate has its answer.</summary>
    public Decision CheckForm(
        HolderFile file, StaffTask task, TaskOutcome outcome, string staffId, string? note, SecondCertificateAnswer? secondCertificate)
    {
        Request request = file.Request(task.RequestId);
        if (outcome == TaskOutcome.Confirmed && secondCertificate is null && request.SecondCertificateToo is null)
        {
            throw new ProblemException(SecondCertificateDecisions.Unanswered);
        }

        DateTimeOffset now = time.GetUtcNow();
        Decision decision = StaffTasks.Complete(task, outcome, staffId, now, note)
            .Signal(LostReportDecisions.InstanceId(request.RequestId, request.Generation), new Signal(SignalKind.TaskCompleted, task.TaskId));
        if (outcome == TaskOutcome.Confirmed)
        {
            Request answered = secondCertificate is { } answer ? second.Note(decision, file, request, answer, staffId) : request;
            return decision.Put(answered with { State = RequestState.Completed, ClosedAt = now });
        }

        return decision
            .Put(terms.Give(request with { State = RequestState.AwaitingForm, FormDocumentId = null }, now))
            .Put(StaffTasks.New(request, TaskKind.CallHolder, $"refused-{task.TaskId}", now, terms.NextBusinessEvening(now)));
    }

    /// <summary>Day 21: staff call the holder.</summary>
    public Decision? OpenStaffCall(HolderFile file, string requestId)
    {
        Request request = file.Request(requestId);
        DateTimeOffset now = time.GetUtcNow();
        return request.State != RequestState.AwaitingForm || TokyoTime.DateOf(now) < request.StaffCallOn
            ? null
            : new Decision()
                .Put(StaffTasks.New(request, TaskKind.CallHolder, $"call-{requestId}-{request.StaffCallOn:yyyyMMdd}", now, terms.NextBusinessEvening(now)))
                .Record("lost-report.staff-call", Actor.System, requestId);
    }

    /// <summary>Day 30: closed, form not received. What is revoked stays revoked.</summary>
    public Decision? CloseWithoutForm(HolderFile file, string requestId)
    {
        Request request = file.Request(requestId);
        DateTimeOffset now = time.GetUtcNow();
        if (request.State != RequestState.AwaitingForm || TokyoTime.DateOf(now) < request.CloseOn)
        {
            return null;
        }

        Decision decision = new Decision()
            .Put(request with { State = RequestState.ClosedWithoutForm, ClosedAt = now })
            .Record("lost-report.closed-without-form", Actor.System, requestId);
        decision.EndTasks(file, requestId, TaskKind.CallHolder, now);
        return decision;
    }
}
