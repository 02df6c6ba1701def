using System.Globalization;
using Hpki.Console;
using Hpki.Console.Requests;
using Hpki.Procedures.Identifiers;
using Hpki.Procedures.Staff;
using HpkiFunctions.Access;
using HpkiFunctions.Http;
using HpkiFunctions.Payments;
using HpkiFunctions.Problems;
using HpkiFunctions.Requests;
using Microsoft.AspNetCore.Http;

namespace HpkiFunctions.Pages;

/// <summary>The form that enters a payment, which stands on the page of its request.</summary>
public sealed class PaymentPageFunctions(ConsoleFrames frames, RequestViews views, RequestModels models, PaymentDesk desk)
{
    [StaffRoute(StaffRole.Reception, StaffRole.Examiner)]
    [Function(nameof(SubmitPayment))]
    public async Task<IResult> SubmitPayment(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/requests/{number}/payments")] HttpRequest request,
        string number, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        IFormCollection form = await request.FormAsync(cancellationToken);
        (string yen, string year, string month, string day) = (
            form.Text(PaymentFields.Yen), form.Text($"{PaymentFields.PaidOn}.year"), form.Text($"{PaymentFields.PaidOn}.month"), form.Text($"{PaymentFields.PaidOn}.day"));
        RequestView view = await views.OpenAsync(number, cancellationToken);
        if (desk.WhyNot(view.Request, request.Staff()) is { } problem)
        {
            throw new ProblemException(problem);
        }

        try
        {
            PaymentInput input = new()
            {
                Yen = int.TryParse(yen.Normalize(System.Text.NormalizationForm.FormKC), NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out int amount) ? amount : 0,
                PaidOn = FormDates.Of(year, month, day)
                    ?? throw new ProblemException(Problem.BadField(PaymentFields.PaidOn, "入金日の形式が正しくありません", "入金日は、西暦で正しい日付を入力してください。")),
            };
            await desk.EnterAsync(number, input, request.Staff(), IdempotencyKey.Check(form.Text(FormFields.IdempotencyKey)), new DurableSignals(client), cancellationToken);
            return request.SeeOther(ConsoleRoutes.Request(RequestNumber.Parse(number)), Flash.PaymentEntered);
        }
        catch (ProblemException refused) when (refused.Problem.Field is PaymentFields.Yen or PaymentFields.PaidOn)
        {
            RequestModel model = models.Of(frames.Of(request), view, request.Staff());
            return Page.Of<RequestPage, RequestModel>(
                model with
                {
                    Fee = model.Fee! with { Yen = yen, Year = year, Month = month, Day = day },
                    ActionErrors = [new(refused.Problem.Field, refused.Problem.Detail)],
                },
                refused.Problem.Status);
        }
    }
}
