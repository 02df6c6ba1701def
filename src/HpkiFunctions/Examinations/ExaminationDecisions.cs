using Hpki.Procedures.Calendar;
using Hpki.Procedures.Cards;
using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Deficiencies;
using Hpki.Procedures.Discontinuations;
using Hpki.Procedures.Papers;
using Hpki.Procedures.PinUnblocks;
using Hpki.Procedures.Reissues;
using Hpki.Procedures.Requests;
using Hpki.Procedures.Staff;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using HpkiFunctions.Discontinuations;
using HpkiFunctions.PinUnblocks;
using HpkiFunctions.Problems;
using HpkiFunctions.RegisterChanges;
using HpkiFunctions.Requests;

namespace HpkiFunctions.Examinations;

/// <summary>書類審査: each paper is in order, missing or defective. With all in order the request goes on; else the holder is told what to send.</summary>
public sealed class ExaminationDecisions(PaperCourse course, PaperRules rules, PaperTerms terms, PinUnblockDecisions unblocks, TimeProvider time)
{
    /// <summary>What the request needs or may need for this reason.</summary>
    public IReadOnlyList<PaperRequirement> RequirementsOf(Request request, ReissueReason? reason, params IReadOnlyList<PaperCondition> circumstances) =>
        rules.Of(new(request.Procedure, TokyoTime.DateOf(request.ReceivedAt)) { Reason = reason, Circumstances = circumstances }, terms);

    /// <exception cref="ProblemException">The findings are not whole, or the reason is a loss that nobody has reported.</exception>
    public Decision Examine(HolderFile file, StaffTask task, ExaminationInput input, string staffId)
    {
        Request request = file.Request(task.RequestId);
        DateTimeOffset now = time.GetUtcNow();
        Request examined = unblocks.Examined(request.With(input.Discontinuation, now), input.UnblockWay) with { ReissueReason = input.Reason, WasMember = input.WasMember };
        Check(file, examined, input);
        int round = PaperCourse.RoundOf(file, request.RequestId) + 1;
        bool isComplete = ExaminationRule.IsComplete(input.Findings);
        PaperExamination examination = new()
        {
            ExaminationId = RecordId.From('e', task.TaskId),
            RequestId = request.RequestId,
            HolderId = request.HolderId,
            Round = round,
            ExaminedAt = now,
            ExaminedBy = staffId,
            Reason = input.Reason,
            Findings = input.Findings,
        };
        Decision decision = StaffTasks.Complete(task, isComplete ? TaskOutcome.Confirmed : TaskOutcome.Refused, staffId, now, input.Note)
            .Put(examination)
            .Record("papers.examined", Actor.Staff(staffId), request.RequestId, Facts(examination));
        if (RegisterEntries.Read(file, request, input, isComplete, staffId, now) is { } change)
        {
            decision.Put(change);
        }

        if (request.Procedure == ProcedureKind.ContactChange && isComplete)
        {
            decision.ChangeContacts(file, request, input.NewContacts, staffId, now);
        }

        return (isComplete
            ? course.EnterNext(decision, file, examined, ProcedureStage.Examination, round, staffId)
            : course.EnterDeficiency(decision, examined))
            .SignalFlow(request, SignalKind.TaskCompleted, task.TaskId);
    }

    void Check(HolderFile file, Request request, ExaminationInput input)
    {
        if (request.Procedure == ProcedureKind.Reissue && (input.Reason is not { } reason || !Enum.IsDefined(reason)))
        {
            throw new ProblemException(Problem.BadField("reason", "申請区分が選ばれていません", "申請書にある申請区分を選んでください。"));
        }

        if (input.WasMember is null && ProcedureCatalogue.Of(request.Procedure).Course.Contains(ProcedureStage.Fee))
        {
            throw new ProblemException(Problem.BadField("wasMember", "会員種別が選ばれていません", "申請を受け付けた日の会員種別を選んでください。手数料は、この種別により決まります。"));
        }

        // Stopping misuse never waits for paper (design rule 7): a card that is lost is revoked first, and its reissue examined after.
        if (input.Reason == ReissueReason.Loss && file.Card(request.CardSerial!).State.HasCertificatesInForce())
        {
            throw new ProblemException(Problem.Conflict("loss-not-reported", "紛失の届出が受け付けられていません",
                "このカードの電子証明書は有効なままです。先に紛失の届出を受け付け、緊急失効を行ってから、書類審査の結果を記録してください。") with
            { Field = "reason" });
        }

        ExaminationMistake[] mistakes =
            [.. ExaminationRule.Check(RequirementsOf(request, input.Reason, CircumstancesOf(request, input)), input.Findings, TokyoTime.DateOf(LastPaperOf(file, request)), terms)];
        if (mistakes.Length > 0)
        {
            throw new ProblemException(Problem.BadField("findings", "確認の結果に不足または誤りがあります",
                string.Join(" ", mistakes.Select(mistake => $"『{mistake.Item.Title().Japanese}』: {mistake.Words}"))));
        }
    }

    static PaperCondition[] CircumstancesOf(Request request, ExaminationInput input) =>
    [
        .. input.NewContacts?.ChangesResidence() == true ? [PaperCondition.ResidenceChanges] : Array.Empty<PaperCondition>(),
        .. request.DiscontinuationReason == DiscontinuationReason.Death ? [PaperCondition.ReportedByAnother] : Array.Empty<PaperCondition>(),
        .. request.UnblockWay == UnblockWay.AtCenter ? [PaperCondition.CardIsSent] : Array.Empty<PaperCondition>(),
    ];

    // What came later in a round of deficiencies may be younger than the application.
    static DateTimeOffset LastPaperOf(HolderFile file, Request request) =>
        file.Documents.Where(document => document.RequestId == request.RequestId && document.ScanId is not null).Select(document => document.FiledAt).Append(request.ReceivedAt).Max();

    static Dictionary<string, string> Facts(PaperExamination examination)
    {
        Dictionary<string, string> facts = new()
        {
            ["round"] = $"{examination.Round}",
            ["deficient"] = string.Join(' ', examination.Findings.Where(finding => finding.IsDeficient).Select(finding => finding.Item)),
        };
        if (examination.Reason is { } reason)
        {
            facts["reissueReason"] = reason.ToString();
        }

        return facts;
    }
}
