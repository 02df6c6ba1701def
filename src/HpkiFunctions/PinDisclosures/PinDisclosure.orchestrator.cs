using Hpki.Procedures.Requests;
using HpkiFunctions.Requests;

namespace HpkiFunctions.PinDisclosures;

/// <summary>
/// 暗証番号開示, from the papers to the arrival of the letter. The flow knows nothing of the PIN: people open it at the print, and the holder is told
/// that it is in the post.
/// </summary>
public static class PinDisclosure
{
    [Function(nameof(PinDisclosure))]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        PaperCase request = context.GetInput<PaperCase>()!;
        PaperSteps steps = new(context, request);
        await steps.ReadAsync();
        await context.CallActivityAsync(nameof(PinDisclosureActivities.ForgetHalves), request, Retries.Patient);
        switch (steps.State)
        {
            case RequestState.AwaitingExamination:
                await steps.WaitForExaminationAsync();
                break;
            case RequestState.AwaitingPapers:
                await steps.WaitForPapersAsync();
                break;
            case RequestState.AwaitingSecondLook or RequestState.AwaitingDisclosure or RequestState.AwaitingPinPrint or RequestState.AwaitingPinPosting:
                await steps.WaitWhileAsync(steps.State.Value);
                break;
            case RequestState.PinInPost:
                await steps.MailAsync(StatusMailKind.PinPosted);
                await steps.WaitWhileAsync(RequestState.PinInPost);
                break;
            case RequestState.PinReturned:
                await steps.MailAsync(StatusMailKind.PinReturned);
                return;
            case RequestState.PinNotDisclosed:
                await steps.MailAsync(StatusMailKind.PinNotDisclosed);
                return;
            case RequestState.LapsedWithoutPapers:
                await steps.MailAsync(StatusMailKind.PapersLapsed);
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
