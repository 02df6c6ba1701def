using Hpki.Procedures.Requests;
using HpkiFunctions.Requests;

namespace HpkiFunctions.ContactChanges;

/// <summary>
/// 連絡先変更: the papers are examined, and with them in order the register is changed at once. The holder learns it at the new address and, when the mail address
/// is what changed, at the former one too.
/// </summary>
public static class ContactChange
{
    [Function(nameof(ContactChange))]
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
            case RequestState.Completed:
                await steps.MailAsync(StatusMailKind.ContactsChangedFormerly);
                await steps.MailAsync(StatusMailKind.ContactsChanged);
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
