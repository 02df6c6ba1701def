using Hpki.Procedures.Requests;
using HpkiFunctions.Requests;

namespace HpkiFunctions.Discontinuations;

/// <summary>
/// 利用中止, from the papers to the end of every certificate. Nothing is said to anybody before the papers were examined: only then is it known whether the
/// holder still lives.
/// </summary>
public static class Discontinuation
{
    [Function(nameof(Discontinuation))]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        PaperSteps steps = new(context, context.GetInput<PaperCase>()!);
        await steps.ReadAsync();
        switch (steps.State)
        {
            case RequestState.AwaitingExamination or RequestState.AwaitingRevocation:
                await steps.WaitWhileAsync(steps.State.Value);
                break;
            case RequestState.AwaitingPapers:
                await steps.WaitForPapersAsync();
                break;
            case RequestState.AwaitingEffectiveDate:
                await steps.WaitForEndOfUseAsync();
                break;
            case RequestState.Completed:
                await steps.MailAsync(StatusMailKind.UseEnded);
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
