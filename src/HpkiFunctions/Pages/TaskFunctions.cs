using System.Globalization;
using System.Text;
using Hpki.Console;
using Hpki.Console.Tasks;
using Hpki.Procedures.Deliveries;
using Hpki.Procedures.Identifiers;
using Hpki.Procedures.LostReports;
using Hpki.Procedures.Requests;
using HpkiFunctions.Access;
using HpkiFunctions.Problems;
using HpkiFunctions.Requests;
using Microsoft.AspNetCore.Http;

namespace HpkiFunctions.Pages;

/// <summary>タスク: the list, and one task with what has to be compared.</summary>
public sealed class TaskFunctions(ConsoleFrames frames, RequestViews views, TaskModels models, RequestDesk desk)
{
    [StaffRoute]
    [Function(nameof(ShowTasks))]
    public async Task<IResult> ShowTasks(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "staff/tasks")] HttpRequest request, CancellationToken cancellationToken) =>
        Page.Of<TaskListPage, TaskListModel>(await models.ListAsync(frames.Of(request), request.Staff(), cancellationToken));

    // Behind a task may wait a card that the second person has to stop; and its number cannot be guessed.
    [StaffRoute]
    [LookUp(LookUpKind.NeverRefused)]
    [Function(nameof(ShowTask))]
    public async Task<IResult> ShowTask(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "staff/tasks/{number}/{taskId}")] HttpRequest request,
        string number, string taskId, CancellationToken cancellationToken)
    {
        RequestView view = await views.OpenAsync(number, cancellationToken);
        return Page.Of<TaskPage, TaskModel>(models.Of(frames.Of(request), view, taskId, request.Staff()));
    }

    [StaffRoute]
    [Function(nameof(SubmitTask))]
    public async Task<IResult> SubmitTask(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/tasks/{number}/{taskId}")] HttpRequest request,
        string number, string taskId, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        IFormCollection form = await request.FormAsync(cancellationToken);
        string note = form.Text(TaskFields.Note);
        string yen = form.Text(TaskFields.Yen);
        string calledBack = form.Text(TaskFields.CalledBackNumber);
        SecondCertificateAnswer? second = form.Choice<SecondCertificateAnswer>(TaskFields.SecondCertificate);
        TaskOutcome outcome = form.Choice<TaskOutcome>(TaskFields.Outcome)
            ?? throw new ProblemException(Problem.BadField(TaskFields.Outcome, "結果が選ばれていません", "タスクの画面で、結果のボタンを押してください。"));
        TaskCompletion completion = new()
        {
            Outcome = outcome,
            Note = note,
            CalledBackNumber = calledBack,
            SecondCertificate = second,
            Yen = YenOf(yen),
            Method = form.Choice<DeliveryMethod>(TaskFields.Method),
            Place = form.Text(TaskFields.Place),
            Passphrase = form.ContainsKey(TaskFields.Passphrase) && outcome == TaskOutcome.Confirmed ? form[TaskFields.Passphrase].ToString() : null,
            TrackingNumber = form.Text(TaskFields.TrackingNumber),
            IdentitySeen = form.Text(TaskFields.IdentitySeen).Length > 0,
            LicenceSeen = form.Text(TaskFields.LicenceSeen).Length > 0,
        };
        try
        {
            await desk.CompleteTaskAsync(number, taskId, completion, request.Staff(), new DurableSignals(client), cancellationToken);
            return request.SeeOther(ConsoleRoutes.Request(RequestNumber.Parse(number)), Flash.TaskCompleted);
        }
        catch (ProblemException refused) when (refused.Problem.Field is TaskFields.Note or TaskFields.CalledBackNumber or TaskFields.SecondCertificate or TaskFields.Yen
            or TaskFields.Method or TaskFields.Place or TaskFields.TrackingNumber or TaskFields.Originals or TaskFields.Passphrase)
        {
            TaskModel model = models.Of(frames.Of(request), await views.OpenAsync(number, cancellationToken), taskId, request.Staff());
            RequestTask again = model.Task with
            {
                Note = note,
                CalledBackNumber = calledBack,
                Yen = yen,
                Method = completion.Method,
                Place = completion.Place,
                TrackingNumber = completion.TrackingNumber,
                SecondCertificate = second ?? model.Task.SecondCertificate,
                Errors = [new(refused.Problem.Field, refused.Problem.Detail)],
            };
            return Page.Of<TaskPage, TaskModel>(model with { Task = again }, refused.Problem.Status);
        }
    }

    [StaffRoute]
    [Function(nameof(SubmitTaskClaim))]
    public async Task<IResult> SubmitTaskClaim(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/tasks/{number}/{taskId}/claim")] HttpRequest request,
        string number, string taskId, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        IFormCollection form = await request.FormAsync(cancellationToken);
        bool isClaim = form.Text(TaskFields.Hand) switch
        {
            TaskFields.Claim => true,
            TaskFields.Release => false,
            _ => throw new ProblemException(Problem.BadField(TaskFields.Hand, "操作が選ばれていません", "タスクの画面で、ボタンを押してください。")),
        };
        try
        {
            await desk.ClaimTaskAsync(number, taskId, new() { Claim = isClaim, Reason = form.Text(TaskFields.ClaimReason) }, request.Staff(), new DurableSignals(client), cancellationToken);
            return request.SeeOther(ConsoleRoutes.Task(RequestNumber.Parse(number), taskId), isClaim ? Flash.TaskClaimed : Flash.TaskReleased);
        }
        catch (ProblemException refused) when (refused.Problem.Field == "reason")
        {
            TaskModel model = models.Of(frames.Of(request), await views.OpenAsync(number, cancellationToken), taskId, request.Staff());
            return Page.Of<TaskPage, TaskModel>(model with { Task = model.Task with { Errors = [new(TaskFields.ClaimReason, refused.Problem.Detail)] } }, refused.Problem.Status);
        }
    }

    // What is no amount goes to the desk as one that cannot be, so that it says what to do.
    static int? YenOf(string text) =>
        text.Length == 0 ? null
        : int.TryParse(text.Normalize(NormalizationForm.FormKC), NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out int yen) ? yen : -1;
}
