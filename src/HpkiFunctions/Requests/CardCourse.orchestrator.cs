using Hpki.Procedures.Requests;

namespace HpkiFunctions.Requests;

/// <summary>
/// The way to a new card in place of an old one, from the papers to the end of the old card; the same for a reissue and a renewal. Each run carries one
/// stage: staff, scanner and card bureau change the request, the flow tells the holder, reminds and closes, and goes on to the next stage as a new run.
/// </summary>
static class CardCourse
{
    public static async Task RunAsync(TaskOrchestrationContext context)
    {
        PaperSteps steps = new(context, context.GetInput<PaperCase>()!);
        await steps.ReadAsync();
        switch (steps.State)
        {
            case RequestState.AwaitingExamination:
                await steps.WaitForExaminationAsync();
                break;
            case RequestState.AwaitingPapers:
                await steps.WaitForPapersAsync();
                break;
            case RequestState.AwaitingLicenceCheck or RequestState.AwaitingFeeDecision or RequestState.AwaitingApproval:
                await steps.WaitWhileAsync(steps.State.Value);
                break;
            case RequestState.AwaitingPayment:
                await steps.WaitForPaymentAsync();
                break;
            case RequestState.InProduction:
                await steps.WaitForCardAsync();
                break;
            case RequestState.AwaitingDeliveryChoice or RequestState.AwaitingPosting or RequestState.AwaitingRevocation:
                await steps.WaitWhileAsync(steps.State.Value);
                break;
            case RequestState.AwaitingHandOver:
                await steps.WaitForReceiptAsync(StatusMailKind.CardReady);
                break;
            case RequestState.InPost:
                await steps.WaitForReceiptAsync(StatusMailKind.CardPosted);
                break;
            case RequestState.Completed:
                await steps.MailAsync(StatusMailKind.RequestCompleted);
                return;
            case RequestState.NotProduced:
                await steps.MailAsync(StatusMailKind.CardNotProduced);
                return;
            case RequestState.LapsedWithoutPapers:
                await steps.MailAsync(StatusMailKind.PapersLapsed);
                return;
            case RequestState.LapsedWithoutPayment:
                await steps.MailAsync(StatusMailKind.PaymentLapsed);
                return;
            case RequestState.Declined:
                await steps.MailAsync(StatusMailKind.RequestDeclined);
                return;
            case RequestState.Withdrawn:
                await steps.MailAsync(StatusMailKind.RequestWithdrawn);
                return;
            case RequestState.EndedWithUse:
                await steps.MailAsync(StatusMailKind.EndedWithUse);
                return;
            default:
                return;
        }

        steps.GoOn();
    }
}
