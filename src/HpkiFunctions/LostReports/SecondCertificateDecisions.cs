using Hpki.Procedures.Catalogue;
using Hpki.Procedures.LostReports;
using Hpki.Procedures.Requests;
using Hpki.Procedures.Staff;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using HpkiFunctions.Problems;
using HpkiFunctions.Requests;

namespace HpkiFunctions.LostReports;

/// <summary>
/// HPKIセカンド電子証明書 of a holder who lost the card: asked about separately, because it is another certificate on another house's
/// platform. A wish to end it becomes a task for a person; it says nothing about the lost card itself and is never waited for.
/// </summary>
public sealed class SecondCertificateDecisions(LostReportTerms terms, TimeProvider time)
{
    /// <summary>A report cannot be complete before somebody has asked, or has said that nobody could.</summary>
    public static Problem Unanswered { get; } = Problem.BadField(
        "secondCertificate", "HPKIセカンド電子証明書の失効について、回答が記録されていません",
        "届書の記載またはご本人への確認により、「失効を希望する」「失効を希望しない」「確認できず」のいずれかを選んでください。");

    /// <summary>Why the answer cannot be changed now; null when it can.</summary>
    public static Problem? WhyNot(Request request) => request is { Procedure: ProcedureKind.LostReport } && request.State.IsOpen()
        ? null
        : Problem.Conflict("not-answerable", "記録できません", "HPKIセカンド電子証明書のご希望を記録できるのは、紛失届の手続が続いている間だけです。");

    /// <summary>The holder's answer, asked later than in the call or changed.</summary>
    /// <returns>Null when it stands so already.</returns>
    public Decision? Answer(HolderFile file, string requestId, SecondCertificateAnswer answer, string staffId, string? note)
    {
        Request request = file.Request(requestId);
        if (WhyNot(request) is { } problem)
        {
            throw new ProblemException(problem);
        }

        Decision decision = new();
        Request answered = Note(decision, file, request, answer, staffId, note);
        return answered == request ? null : decision.Put(answered);
    }

    /// <summary>Notes the answer in a decision that puts the request anyway.</summary>
    /// <returns>The request with the answer; what nobody could ask leaves an answer given before as it is.</returns>
    internal Request Note(Decision decision, HolderFile file, Request request, SecondCertificateAnswer answer, string staffId, string? note = null)
    {
        bool? wish = answer == SecondCertificateAnswer.CouldNotBeAsked ? request.SecondCertificateToo : answer == SecondCertificateAnswer.Yes;
        if (wish is not null && wish == request.SecondCertificateToo)
        {
            return request;
        }

        DateTimeOffset now = time.GetUtcNow();
        decision.Record("second-certificate.answered", Actor.Staff(staffId), request.RequestId,
            new Dictionary<string, string> { ["answer"] = answer.ToString() }, detail: LostReportDecisions.Words(note));
        Request answered = request with { SecondCertificateToo = wish };
        if (wish == true)
        {
            Arrange(decision, file, answered, now);
        }
        else if (wish == false)
        {
            decision.EndTasks(file, request.RequestId, TaskKind.EndSecondCertificate, now);
        }

        return answered;
    }

    /// <summary>Has somebody end the second certificate if the holder wishes it, once; not before the report is believed and the card revoked.</summary>
    internal void Arrange(Decision decision, HolderFile file, Request request, DateTimeOffset now)
    {
        StaffTask[] before = [.. file.Tasks.Where(task => task.RequestId == request.RequestId && task.Kind == TaskKind.EndSecondCertificate)];
        if (request is { SecondCertificateToo: true, OrderId: not null } && !before.Any(task => task.CompletedAt is null || task.Outcome == TaskOutcome.Confirmed))
        {
            decision.Put(StaffTasks.New(
                request, TaskKind.EndSecondCertificate, $"second-{request.RequestId}-{before.Length + 1}", now, terms.NextBusinessEvening(now)));
        }
    }
}
