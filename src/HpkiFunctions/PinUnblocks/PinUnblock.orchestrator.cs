using Hpki.Procedures.Requests;
using HpkiFunctions.Requests;

namespace HpkiFunctions.PinUnblocks;

/// <summary>PIN閉塞解除, from the papers until the card is back with its holder, or the holder has what it takes to unblock it.</summary>
public static class PinUnblock
{
    [Function(nameof(PinUnblock))]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
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
            case RequestState.AwaitingUnblocking or RequestState.AwaitingReturn:
                await steps.WaitWhileAsync(steps.State.Value);
                break;
            case RequestState.InReturn:
                await steps.MailOfDeliveryAsync(StatusMailKind.CardUnblocked);
                await steps.MailOfDeliveryAsync(StatusMailKind.CardNotUnblocked);
                await steps.WaitWhileAsync(RequestState.InReturn);
                break;
            case RequestState.Completed:
                await steps.MailAsync(StatusMailKind.UnblockInstructions);
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
