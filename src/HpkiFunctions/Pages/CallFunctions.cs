using Hpki.Console;
using Hpki.Console.Calls;
using Hpki.Console.Search;
using Hpki.Procedures.Identifiers;
using Hpki.Procedures.Staff;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using HpkiFunctions.Access;
using HpkiFunctions.Http;
using HpkiFunctions.LostReports;
using HpkiFunctions.Problems;
using HpkiFunctions.Requests;
using HpkiFunctions.Revocations;
using Microsoft.AspNetCore.Http;

namespace HpkiFunctions.Pages;

/// <summary>
/// 紛失の電話: find the card, take the call. No limit on look-ups stands in its way: a card that may be in wrong hands is stopped first, and who
/// looked for what is asked afterwards (it counts, and raises the alarm).
/// </summary>
public sealed class CallFunctions(ConsoleFrames frames, Searches searches, LostReportDesk desk, CallModels models)
{
    [StaffRoute(StaffRole.Reception, StaffRole.Examiner)]
    [LookUp(LookUpKind.NeverRefused)]
    [Function(nameof(ShowCall))]
    public async Task<IResult> ShowCall(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "staff/lost-reports/new")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.Query["card"].ToString() is not { Length: > 0 } serial)
        {
            return Page.Of<CallSearchPage, CallSearchModel>(new() { Frame = frames.Of(request), Query = SearchQuery.Empty });
        }

        (HolderFile file, Card card) = await desk.OpenAsync(serial, request.Staff(), cancellationToken);
        return desk.WhyNotTake(file, request.Staff()) is { } problem
            ? throw new ProblemException(problem)
            : Page.Of<CallPage, CallModel>(models.Of(frames.Of(request), file, card));
    }

    [StaffRoute(StaffRole.Reception, StaffRole.Examiner)]
    [LookUp(LookUpKind.NeverRefused)]
    [Function(nameof(FindCardForCall))]
    public async Task<IResult> FindCardForCall(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/lost-reports/find")] HttpRequest request, CancellationToken cancellationToken)
    {
        SearchOutcome outcome = await searches.FindAsync(await request.FormAsync(cancellationToken), cancellationToken);
        if (outcome.IsMiss)
        {
            request.NoteMiss();
        }

        return Page.Of<CallSearchPage, CallSearchModel>(
            models.Of(frames.Of(request), outcome, request.Staff()), outcome.Found is null ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);
    }

    [StaffRoute(StaffRole.Reception, StaffRole.Examiner)]
    [LookUp(LookUpKind.NeverRefused)]
    [Function(nameof(SubmitCall))]
    public async Task<IResult> SubmitCall(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/lost-reports")] HttpRequest request,
        [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        IFormCollection form = await request.FormAsync(cancellationToken);
        string key = IdempotencyKey.Check(form.Text(FormFields.IdempotencyKey));
        CallForm call = CallForm.Read(form);
        if (call.Errors.Count > 0)
        {
            return await AgainAsync(request, call, call.Errors, StatusCodes.Status400BadRequest, cancellationToken);
        }

        try
        {
            LostReportReceipt receipt = await desk.TakeCallAsync(call.Input, request.Staff(), key, new DurableSignals(client), cancellationToken);
            return request.SeeOther(ConsoleRoutes.Request(RequestNumber.Parse(receipt.RequestId)), FlashOf(receipt));
        }
        catch (ProblemException refused) when (CallForm.FieldOf(refused.Problem) is { } field)
        {
            return await AgainAsync(request, call, [new(field, refused.Problem.Detail)], refused.Problem.Status, cancellationToken);
        }
        catch (ProblemException refused) when (refused.Problem.Code == RepeatedCalls.Code)
        {
            return await RecordedAsync(request, call, refused.Problem, cancellationToken);
        }
    }

    async Task<IResult> AgainAsync(HttpRequest request, CallForm call, IReadOnlyList<FieldError> errors, int status, CancellationToken cancellationToken)
    {
        (HolderFile file, Card card) = await desk.OpenAsync(call.CardSerial, request.Staff(), cancellationToken);
        return Page.Of<CallPage, CallModel>(models.Of(frames.Of(request), file, card) with { Entry = call.Entry, Errors = errors }, status);
    }

    // Nothing went wrong: the call is recorded, and the card needs nothing more.
    async Task<IResult> RecordedAsync(HttpRequest request, CallForm call, Problem problem, CancellationToken cancellationToken)
    {
        if (problem.RequestNumber is { } number)
        {
            return request.SeeOther(ConsoleRoutes.Request(RequestNumber.Parse(number)), Flash.CallKnown);
        }

        (HolderFile file, _) = await desk.OpenAsync(call.CardSerial, request.Staff(), cancellationToken);
        return request.SeeOther(ConsoleRoutes.Holder(file.Holder.HolderId), Flash.CallNeedless);
    }

    static Flash FlashOf(LostReportReceipt receipt) => receipt.Revocation switch
    {
        RevocationOutcome.Confirmed => Flash.CallRevoked,
        null => Flash.CallHeld,
        _ => Flash.CallRevocationRunning,
    };
}
