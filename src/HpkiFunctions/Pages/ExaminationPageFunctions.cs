using Hpki.Console;
using Hpki.Console.Tasks;
using Hpki.Procedures.Identifiers;
using HpkiFunctions.Access;
using HpkiFunctions.Examinations;
using HpkiFunctions.Problems;
using HpkiFunctions.Requests;
using Microsoft.AspNetCore.Http;

namespace HpkiFunctions.Pages;

/// <summary>The examiner's form, which stands on the page of its task.</summary>
public sealed class ExaminationPageFunctions(ConsoleFrames frames, RequestViews views, TaskModels models, ExaminationSheets sheets, ExaminationDesk desk)
{
    [StaffRoute]
    [Function(nameof(SubmitExamination))]
    public async Task<IResult> SubmitExamination(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/tasks/{number}/{taskId}/examination")] HttpRequest request,
        string number, string taskId, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        IFormCollection form = await request.FormAsync(cancellationToken);
        RequestView view = await views.OpenAsync(number, cancellationToken);
        ExaminationEntry entry = ExaminationEntry.Read(form, sheets.ItemsOf(view));
        if (entry.Errors.Count > 0)
        {
            return Again(request, view, taskId, entry, StatusCodes.Status400BadRequest, [.. entry.Errors]);
        }

        try
        {
            await desk.ExamineAsync(number, taskId, entry.Input, request.Staff(), new DurableSignals(client), cancellationToken);
            return request.SeeOther(ConsoleRoutes.Request(RequestNumber.Parse(number)), Flash.Examined);
        }
        catch (ProblemException refused) when (ExaminationEntry.FieldOf(refused.Problem.Field) is { } field)
        {
            return Again(request, view, taskId, entry, refused.Problem.Status, new FieldError(field, refused.Problem.Detail));
        }
    }

    IResult Again(HttpRequest request, RequestView view, string taskId, ExaminationEntry entry, int status, params FieldError[] errors)
    {
        TaskModel model = models.Of(frames.Of(request), view, taskId, request.Staff());
        RequestTask again = model.Task with { Note = entry.Input.Note, Examination = sheets.Of(view, entry), Errors = errors };
        return Page.Of<TaskPage, TaskModel>(model with { Task = again }, status);
    }
}
