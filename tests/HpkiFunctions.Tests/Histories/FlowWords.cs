using System.Text.Json;
using System.Text.RegularExpressions;
using Hpki.LocalRuntime.Durable.Recording;
using Hpki.Procedures.Calendar;
using Hpki.Procedures.LostReports;
using Hpki.Procedures.Requests;
using HpkiFunctions.ContactChanges;
using HpkiFunctions.Discontinuations;
using HpkiFunctions.Duty;
using HpkiFunctions.Intake;
using HpkiFunctions.LostReports;
using HpkiFunctions.PinDisclosures;
using HpkiFunctions.PinUnblocks;
using HpkiFunctions.Reissues;
using HpkiFunctions.Renewals;
using HpkiFunctions.Requests;
using HpkiFunctions.Reviews;
using HpkiFunctions.Revocations;

namespace HpkiFunctions.Tests.Histories;

/// <summary>What the steps in a recorded history are called in the picture of their flow. A step without words is an error, so that none is left out.</summary>
sealed partial class FlowWords
{
    string orchestrator = "";
    static readonly LostReportDurations Durations = new();

    LostReportProgress? before;
    LostReportProgress? progress;
    PaperProgress? paperBefore;
    PaperProgress? paper;
    bool confirmed;
    bool reviewed;

    /// <summary>Where the flow begins.</summary>
    public FlowNode Start => orchestrator switch
    {
        nameof(LostReport) => FlowNode.Start("a report is taken, or taken up again"),
        nameof(EmergencyRevocation) or nameof(EmergencyReview) => FlowNode.Start("a revocation is ordered"),
        nameof(ScanIntake) => FlowNode.Start("a scan has arrived"),
        nameof(RenewalReminder) => FlowNode.Start("a card has come into a stage"),
        nameof(Reissue) or nameof(Renewal) or nameof(PinDisclosure) or nameof(ContactChange) or nameof(PinUnblock) or nameof(Discontinuation) => FlowNode.Start("an application is filed, or late papers are"),
        _ => throw Unknown(orchestrator),
    };

    /// <summary>What the flow waits for as it stands; null while it waits for nothing that has a name.</summary>
    public FlowNode? Waiting => orchestrator switch
    {
        nameof(EmergencyReview) => reviewed ? null : FlowNode.Wait("waits for the review"),
        nameof(Reissue) or nameof(Renewal) or nameof(PinDisclosure) or nameof(ContactChange) or nameof(PinUnblock) or nameof(Discontinuation) => paper is { Superseded: false } ? PaperFlowWords.Waiting(paper.State) : null,
        _ => StateOf(progress) switch
        {
            RequestState.AwaitingCallerProof => FlowNode.Wait("waits for the second person"),
            RequestState.AwaitingForm => FlowNode.Wait("waits for the form"),
            RequestState.AwaitingCheck => FlowNode.Wait("waits for the check of the form"),
            _ => null,
        },
    };

    public void Begin(RecordedHistory history)
    {
        orchestrator = history.Orchestrator;
        before = null;
        progress = null;
        confirmed = false;
        reviewed = false;
        paperBefore = null;
        paper = null;
    }

    /// <summary>Takes in what a step has answered.</summary>
    public void Notice(RecordedAction done, string? result)
    {
        if (done.Name == nameof(LostReportActivities.ReadLostReport))
        {
            before = progress;
            progress = JsonSerializer.Deserialize<LostReportProgress>(result!);
        }

        if (done.Name == nameof(PaperActivities.ReadPaperRequest))
        {
            paperBefore = paper;
            paper = JsonSerializer.Deserialize<PaperProgress>(result!);
        }

        reviewed |= done.Name == nameof(EmergencyReviewActivities.ReadReview) && result is not null;

        confirmed |= done.Name == nameof(RevocationActivities.ExecuteRevocation) && JsonSerializer.Deserialize<RevocationOutcome>(result!) == RevocationOutcome.Confirmed;
    }

    /// <summary>A step's place; null for reading, which changes nothing and would stand at every corner.</summary>
    public FlowNode? NodeOf(RecordedAction action) => action.Name switch
    {
        nameof(LostReportActivities.ReadLostReport) or nameof(PaperActivities.ReadPaperRequest) => null,
        nameof(PaperActivities.LapseWithoutPapers) => FlowNode.Step("counts as withdrawn: no papers"),
        nameof(PaperActivities.LapseWithoutPayment) => FlowNode.Step("counts as withdrawn: not paid"),
        nameof(DiscontinuationActivities.EndUse) => FlowNode.Step("revokes every certificate, ends what else is open"),
        nameof(PinDisclosureActivities.ForgetHalves) => FlowNode.Step("forgets what was approved"),
        nameof(LostReportActivities.OpenStaffCall) => FlowNode.Step("task: call the holder"),
        nameof(LostReportActivities.CloseWithoutForm) => FlowNode.Step("closes without the form"),
        nameof(StatusMailActivities.SendStatusMail) => FlowNode.Mail(Words<StatusMailKind>(action, "Kind").Replace("lost report ", "", StringComparison.Ordinal)),
        nameof(StatusMailActivities.AskForLetter) => FlowNode.Step("a letter instead of the mail"),
        nameof(RevocationActivities.ExecuteRevocation) => FlowNode.Step("revokes, publishes, reads the lists back"),
        nameof(EmergencyReviewActivities.ReadReview) => null,
        nameof(DutyActivities.AlertDuty) => FlowNode.Mail($"duty officer, {Words<DutyAlertKind>(action, "Kind")}"),
        nameof(RevocationActivities.RecordException) => FlowNode.Step("records the exception"),
        nameof(ScanIntakeActivities.ReadAndFileScan) => FlowNode.Step("reads the pages, files each or puts it into the tray"),
        _ => throw Unknown(action.Name!),
    };

    /// <summary>The activity that sends, for a mail or what takes its place; null for a step that is no mail.</summary>
    public static string? MailOf(RecordedAction action) => action.Name switch
    {
        nameof(StatusMailActivities.SendStatusMail) or nameof(StatusMailActivities.AskForLetter) => nameof(StatusMailActivities.SendStatusMail),
        nameof(DutyActivities.AlertDuty) => action.Name,
        _ => null,
    };

    /// <summary>Why a step is tried again after a pause; null when it is not.</summary>
    public string? TryAgain(RecordedAction done, string? result) => done.Name switch
    {
        nameof(StatusMailActivities.SendStatusMail) when JsonSerializer.Deserialize<StatusMailOutcome>(result!) == StatusMailOutcome.Later => "not taken: again later",
        nameof(RevocationActivities.ExecuteRevocation) when !confirmed => "not on the lists: again",
        nameof(DutyActivities.AlertDuty) when JsonSerializer.Deserialize<DutyAnswer>(result!)!.Outcome == DutyAlertOutcome.NotSent => "not taken: again later",
        _ => null,
    };

    /// <summary>What a step's answer decides; null when it decides nothing.</summary>
    public string? Result(RecordedAction done, string? result) => done.Name switch
    {
        nameof(LostReportActivities.ReadLostReport) => (StateOf(before), StateOf(progress)) switch
        {
            (null, RequestState.AwaitingCallerProof) => "not proved",
            (null, RequestState.AwaitingForm) => "proved",
            (null, RequestState.AwaitingCheck) => "with its form",
            (null, _) => "card found after the end",
            (RequestState.AwaitingCallerProof, RequestState.AwaitingForm or RequestState.AwaitingCheck) => "proved",
            (RequestState.AwaitingCallerProof, RequestState.Unfounded) => "not proved",
            (RequestState.AwaitingCheck, RequestState.AwaitingForm) => "refused",
            (RequestState.AwaitingCheck, RequestState.Completed) => "confirmed",
            _ => null,
        },
        nameof(PaperActivities.ReadPaperRequest) => PaperFlowWords.Change(paperBefore?.State, paper!.State),
        nameof(RevocationActivities.ExecuteRevocation) => "on the lists",
        nameof(EmergencyReviewActivities.ReadReview) => result is null ? null : JsonSerializer.Deserialize<TaskOutcome?>(result) switch
        {
            TaskOutcome.Confirmed => "justified",
            TaskOutcome.Refused => "not justified",
            _ => null,
        },
        _ => null,
    };

    /// <summary>What came in.</summary>
    public static string Signal(string payload) => Split(JsonSerializer.Deserialize<Signal>(payload)!.Kind.ToString());

    /// <summary>What it means that time has run out here; null where it means nothing.</summary>
    public string? TimeIsUp(FlowNode where, DateTime at) => where == Start ? "after 10 s"
        : where != Waiting ? null
        : orchestrator is nameof(Reissue) or nameof(Renewal) or nameof(PinDisclosure) or nameof(ContactChange) or nameof(PinUnblock) or nameof(Discontinuation) ? PaperFlowWords.Day(paper!, TokyoTime.DateOf(at))
        : StateOf(progress) == RequestState.AwaitingForm ? $"day {DayOf(progress!.Deadlines, TokyoTime.DateOf(at))}"
        : "overdue";

    static int DayOf(LostReportDeadlines deadlines, DateOnly date) =>
        date == deadlines.FirstReminder ? Durations.FirstReminderDays
        : date == deadlines.SecondReminder ? Durations.SecondReminderDays
        : date == deadlines.StaffCall ? Durations.StaffCallDays
        : date == deadlines.Close ? Durations.CloseDays
        : throw new InvalidOperationException($"{date} is no deadline of the report.");

    static RequestState? StateOf(LostReportProgress? progress) => progress is { Superseded: false } ? progress.State : null;

    static string Words<T>(RecordedAction action, string member)
        where T : struct, Enum => Split(((T)(object)JsonDocument.Parse(action.Input!).RootElement.GetProperty(member).GetInt32()).ToString());

    static string Split(string name) => Capital().Replace(name, " $0").Trim().ToLowerInvariant();

    static InvalidOperationException Unknown(string name) => new($"'{name}' has no words for the picture of its flow yet; add them to {nameof(FlowWords)}.");

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Capital();
}
