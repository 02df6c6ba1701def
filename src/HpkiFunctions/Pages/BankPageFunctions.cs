using Hpki.Console;
using Hpki.Console.Payments;
using HpkiFunctions.Access;
using HpkiFunctions.Payments;
using HpkiFunctions.Problems;
using HpkiFunctions.Requests;
using Hpki.Procedures.Staff;
using Microsoft.AspNetCore.Http;

namespace HpkiFunctions.Pages;

/// <summary>入金: the page of the bank's files.</summary>
public sealed class BankPageFunctions(ConsoleFrames frames, BankModels models, BankFileDesk desk)
{
    [StaffRoute]
    [Function(nameof(ShowBank))]
    public async Task<IResult> ShowBank(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "staff/payments")] HttpRequest request, CancellationToken cancellationToken) =>
        Page.Of<BankPage, BankModel>(await models.OfAsync(frames.Of(request), request.Staff(), cancellationToken));

    [StaffRoute(StaffRole.Reception, StaffRole.Examiner)]
    [Function(nameof(SubmitBank))]
    public async Task<IResult> SubmitBank(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/payments")] HttpRequest request,
        [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        IFormCollection form = await request.FormAsync(cancellationToken);
        DurableSignals signals = new(client);
        string lineKey = form.Text(BankFields.LineKey);
        try
        {
            switch (form.Text(BankFields.Action))
            {
                case BankFields.Take:
                    await desk.TakeAsync(await BytesAsync(form, cancellationToken), request.Staff(), signals, cancellationToken);
                    return request.SeeOther(ConsoleRoutes.Bank, Flash.BankFileTaken);
                case BankFields.Settle:
                    BankLineSettlement said = new() { RequestNumber = form.Text(BankFields.RequestNumber), Note = form.Text(BankFields.Note) };
                    await desk.SettleAsync(lineKey, said, request.Staff(), signals, cancellationToken);
                    return request.SeeOther(ConsoleRoutes.Bank, Flash.BankLineSettled);
                default:
                    throw new ProblemException(Problem.BadField(BankFields.Action, "操作が選ばれていません", "入金の画面で、ボタンを押してください。"));
            }
        }
        catch (ProblemException refused) when (FieldOf(refused.Problem) is { } field)
        {
            BankModel model = await models.OfAsync(frames.Of(request), request.Staff(), cancellationToken);
            return Page.Of<BankPage, BankModel>(
                model with
                {
                    Errors = [new(field, $"{refused.Problem.Title}。{refused.Problem.Detail}")],
                    WrongLine = lineKey,
                    Waiting = [.. model.Waiting.Select(line => line.LineKey == lineKey
                        ? line with { RequestNumber = form.Text(BankFields.RequestNumber), Note = form.Text(BankFields.Note) } : line)],
                },
                refused.Problem.Status);
        }
    }

    static async Task<ReadOnlyMemory<byte>> BytesAsync(IFormCollection form, CancellationToken cancellationToken)
    {
        IFormFile file = form.Files.GetFile(BankFields.File) is { Length: > 0 } sent
            ? sent
            : throw new ProblemException(Problem.BadField(BankFields.File, "ファイルが選ばれていません", "取り込むCSVファイルを選んでください。"));
        using MemoryStream content = new();
        await file.CopyToAsync(content, cancellationToken);
        return content.GetBuffer().AsMemory(0, (int)content.Length);
    }

    // What is wrong with a number or a line stands beside it; what is nobody's field is a page of its own.
    static string? FieldOf(Problem problem) => problem switch
    {
        { Field: "file" } or { Code: "too-large" } => BankFields.File,
        { Field: "note" } or { Code: "four-eyes" } => BankFields.Note,
        { Field: "number" or "requestNumber" } or { Code: "unknown-request" or "no-fee" or "own-card" or "line-changed" } => BankFields.RequestNumber,
        _ => null,
    };
}
