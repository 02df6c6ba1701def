using Hpki.Procedures.Requests;
using Hpki.Procedures.Staff;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using HpkiFunctions.Requests;

namespace HpkiFunctions.LostReports;

/// <summary>The decisions of a lost report that is waiting for its paper, each pure: the holder's file in, the change out.</summary>
public sealed class LostReportFormDecisions(LostReportTerms terms, TimeProvider time)
{
    /// <summary>届書の到着: a scanned form is filed to its request; someone else than who received the report, scanned or filed the form checks it.</summary>
    /// <returns>Null when the request no longer waits for a form.</returns>
    public Decision? FileForm(HolderFile file, Document document, Actor by, string? uploadedBy = null)
    {
        Request request = file.Request(document.RequestId);
        if (request.State != RequestState.AwaitingForm)
        {
            return null;
        }

        DateTimeOffset now = time.GetUtcNow();
        IEnumerable<string> excluded = new[] { request.ReceivedBy, by.Kind == ActorKind.Staff ? by.ActorId : null, uploadedBy }.OfType<string>();
        Decision decision = new Decision()
            .Put(document)
            .Put(request with { State = RequestState.AwaitingCheck, FormDocumentId = document.DocumentId })
            .Put(StaffTasks.New(request, TaskKind.CheckForm, $"check-{document.DocumentId}", now, terms.NextBusinessEvening(now), excluded))
            .Record("lost-report.form-filed", by, request.RequestId, new Dictionary<string, string> { ["documentId"] = document.DocumentId })
            .Signal(LostReportDecisions.InstanceId(request.RequestId, request.Generation), new Signal(SignalKind.FormFiled, document.DocumentId));
        decision.EndTasks(file, request.RequestId, TaskKind.CallHolder, now);
        return decision;
    }

    /// <summary>届書の確認: the form agrees with the register and the request is complete, or it does not and a new form is awaited.</summary>
    public Decision CheckForm(HolderFile file, StaffTask task, TaskOutcome outcome, string staffId, string? note)
    {
        Request request = file.Request(task.RequestId);
        DateTimeOffset now = time.GetUtcNow();
        Decision decision = StaffTasks.Complete(task, outcome, staffId, now, note)
            .Signal(LostReportDecisions.InstanceId(request.RequestId, request.Generation), new Signal(SignalKind.TaskCompleted, task.TaskId));
        return outcome == TaskOutcome.Confirmed
            ? decision.Put(request with { State = RequestState.Completed, ClosedAt = now })
            : decision
                .Put(terms.Give(request with { State = RequestState.AwaitingForm, FormDocumentId = null }, now))
                .Put(StaffTasks.New(request, TaskKind.CallHolder, $"refused-{task.TaskId}", now, terms.NextBusinessEvening(now)));
    }

    /// <summary>Day 21: staff call the holder.</summary>
    public Decision? OpenStaffCall(HolderFile file, string requestId)
    {
        Request request = file.Request(requestId);
        DateTimeOffset now = time.GetUtcNow();
        return request.State != RequestState.AwaitingForm
            ? null
            : new Decision()
                .Put(StaffTasks.New(request, TaskKind.CallHolder, $"call-{requestId}-{request.StaffCallOn:yyyyMMdd}", now, terms.NextBusinessEvening(now)))
                .Record("lost-report.staff-call", Actor.System, requestId);
    }

    /// <summary>Day 30: closed, form not received. What is revoked stays revoked.</summary>
    public Decision? CloseWithoutForm(HolderFile file, string requestId)
    {
        Request request = file.Request(requestId);
        if (request.State != RequestState.AwaitingForm)
        {
            return null;
        }

        DateTimeOffset now = time.GetUtcNow();
        Decision decision = new Decision()
            .Put(request with { State = RequestState.ClosedWithoutForm, ClosedAt = now })
            .Record("lost-report.closed-without-form", Actor.System, requestId);
        decision.EndTasks(file, requestId, TaskKind.CallHolder, now);
        return decision;
    }
}
