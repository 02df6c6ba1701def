using Hpki.Console;
using Hpki.Console.Letters;
using Hpki.Procedures.Identifiers;
using Hpki.Procedures.Letters;
using Hpki.Procedures.Staff;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using HpkiFunctions.Access;
using HpkiFunctions.Http;
using HpkiFunctions.Letters;
using HpkiFunctions.Problems;
using HpkiFunctions.Requests;
using Microsoft.AspNetCore.Http;

namespace HpkiFunctions.Pages;

/// <summary>郵送: the letters that wait, and one letter with what becomes of it.</summary>
public sealed class LetterPageFunctions(ConsoleFrames frames, LetterModels models, LetterDesk desk, LetterPapers papers, LetterPrintRuns runs)
{
    [StaffRoute]
    [Function(nameof(ShowLetters))]
    public async Task<IResult> ShowLetters(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "staff/letters")] HttpRequest request, CancellationToken cancellationToken) =>
        Page.Of<LetterQueuePage, LetterQueueModel>(await models.QueueAsync(frames.Of(request), request.Staff(), cancellationToken));

    [StaffRoute(StaffRole.Reception, StaffRole.Examiner)]
    [Function(nameof(SubmitPrintRun))]
    public async Task<IResult> SubmitPrintRun(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/letters/print")] HttpRequest request,
        [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        string key = IdempotencyKey.Check((await request.FormAsync(cancellationToken)).Text(FormFields.IdempotencyKey));
        PrintRun run = await runs.PrintAsync(key, request.Staff(), new DurableSignals(client), cancellationToken);
        return run.LetterIds.Count > 0 ? Page.SeeOther(ConsoleRoutes.PrintRun(run.RunId)) : throw new ProblemException(LetterProblems.NothingToPrint);
    }

    [StaffRoute(StaffRole.Reception, StaffRole.Examiner)]
    [Function(nameof(ShowPrintRun))]
    public async Task<IResult> ShowPrintRun(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "staff/letters/runs/{runId}/letters.pdf")] HttpRequest request, string runId,
        CancellationToken cancellationToken) =>
        Page.Pdf(request, await runs.ReadAsync(runId, cancellationToken));

    [StaffRoute]
    [Function(nameof(ShowLetter))]
    public async Task<IResult> ShowLetter(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "staff/requests/{number}/letters/{letterId}")] HttpRequest request,
        string number, string letterId, CancellationToken cancellationToken)
    {
        (HolderFile file, Letter letter) = await desk.OpenAsync(number, letterId, cancellationToken);
        return Page.Of<LetterPage, LetterModel>(models.Of(frames.Of(request), file, letter, request.Staff()));
    }

    [StaffRoute]
    [Function(nameof(ShowLetterPdf))]
    public async Task<IResult> ShowLetterPdf(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "staff/requests/{number}/letters/{letterId}/letter.pdf")] HttpRequest request,
        string number, string letterId, CancellationToken cancellationToken)
    {
        (HolderFile file, Letter letter) = await desk.OpenAsync(number, letterId, cancellationToken);
        return Page.Pdf(request, await papers.ReadAsync(file, letter, cancellationToken));
    }

    [StaffRoute(StaffRole.Reception, StaffRole.Examiner)]
    [Function(nameof(SubmitLetter))]
    public async Task<IResult> SubmitLetter(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/requests/{number}/letters/{letterId}")] HttpRequest request,
        string number, string letterId, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        IFormCollection form = await request.FormAsync(cancellationToken);
        LetterEvent action = form.Choice<LetterEvent>(LetterFields.Action)
            ?? throw new ProblemException(Problem.BadField(LetterFields.Action, "操作が選ばれていません", "通知書の画面で、操作のボタンを押してください。"));
        RequestNumber parsed = RequestNumber.Parse(number);
        try
        {
            Flash? done = await ActAsync(form, action, number, letterId, request.Staff(), new DurableSignals(client), cancellationToken);
            return done is not { } flash ? Page.SeeOther(ConsoleRoutes.LetterPdf(parsed, letterId))
                : request.SeeOther(form.Text(LetterFields.FromList).Length > 0 ? ConsoleRoutes.Letters : ConsoleRoutes.Letter(parsed, letterId), flash);
        }
        catch (ProblemException refused) when (refused.Problem.Field is LetterFields.Tracking or LetterFields.Reason or LetterFields.Note)
        {
            (HolderFile file, Letter letter) = await desk.OpenAsync(number, letterId, cancellationToken);
            LetterModel model = models.Of(frames.Of(request), file, letter, request.Staff()) with
            {
                Tried = action,
                Tracking = form.Text(LetterFields.Tracking),
                Note = form.Text(LetterFields.Note),
                Reason = form.Choice<LetterCancelReason>(LetterFields.Reason),
                Errors = [new(refused.Problem.Field, refused.Problem.Detail)],
            };
            return Page.Of<LetterPage, LetterModel>(model, refused.Problem.Status);
        }
    }

    [StaffRoute(StaffRole.Reception, StaffRole.Examiner)]
    [Function(nameof(SubmitLetterAgain))]
    public async Task<IResult> SubmitLetterAgain(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/requests/{number}/letters/{letterId}/again")] HttpRequest request,
        string number, string letterId, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        Letter again = await desk.SendAgainAsync(number, letterId, request.Staff(), new DurableSignals(client), cancellationToken);
        return request.SeeOther(ConsoleRoutes.Letter(RequestNumber.Parse(number), again.LetterId), Flash.LetterAgain);
    }

    /// <returns>What to say on the next page; null when that is the PDF.</returns>
    async Task<Flash?> ActAsync(
        IFormCollection form, LetterEvent action, string number, string letterId, StaffPrincipal staff, DurableSignals signals, CancellationToken cancellationToken)
    {
        string note = form.Text(LetterFields.Note);
        switch (action)
        {
            case LetterEvent.Print:
                await desk.PrintAsync(number, letterId, staff, signals, cancellationToken);
                return null;
            case LetterEvent.Misprint:
                await desk.MisprintAsync(number, letterId, note, staff, signals, cancellationToken);
                return Flash.LetterMisprinted;
            case LetterEvent.Post:
                await desk.PostAsync(number, letterId, form.Text(LetterFields.Tracking), staff, signals, cancellationToken);
                return Flash.LetterPosted;
            case LetterEvent.ConfirmDelivery:
                await desk.ConfirmDeliveryAsync(number, letterId, staff, signals, cancellationToken);
                return Flash.LetterDelivered;
            case LetterEvent.Return:
                await desk.ReturnAsync(number, letterId, note, staff, signals, cancellationToken);
                return Flash.LetterReturned;
            case LetterEvent.Cancel:
                await desk.CancelAsync(number, letterId, form.Choice<LetterCancelReason>(LetterFields.Reason), note, staff, signals, cancellationToken);
                return Flash.LetterCancelled;
            default:
                throw new InvalidOperationException($"No step belongs to {action}.");
        }
    }
}
