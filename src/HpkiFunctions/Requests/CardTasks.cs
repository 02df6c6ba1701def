using Hpki.Procedures.Requests;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using HpkiFunctions.CardBureau;
using HpkiFunctions.Changeovers;
using HpkiFunctions.Deliveries;

namespace HpkiFunctions.Requests;

/// <summary>The tasks about a new card and the one it replaces, from the bureau to the destruction; the same in every procedure that makes a card.</summary>
public sealed class CardTasks(ProductionDecisions production, DeliveryDecisions deliveries, ReturnedCards returned, TimeProvider time)
{
    /// <summary>Whether it is one of these tasks.</summary>
    public static bool Has(TaskKind kind) => kind is TaskKind.ProductionFailed or TaskKind.ClarifyBureauAnswer or TaskKind.ArrangeDelivery or TaskKind.HandOverCard
        or TaskKind.PostCard or TaskKind.ConfirmDelivery or TaskKind.ReceiveOldCard or TaskKind.DestroyOldCard or TaskKind.WitnessDestruction;

    public Decision Complete(HolderFile file, StaffTask task, TaskCompletion completion, string staffId) => task.Kind switch
    {
        TaskKind.ProductionFailed => production.Decide(file, task, completion.Outcome, staffId, completion.Note),
        TaskKind.ClarifyBureauAnswer => StaffTasks.Complete(task, completion.Outcome, staffId, time.GetUtcNow(), completion.Note),
        TaskKind.ArrangeDelivery => deliveries.Arrange(file, task, completion, staffId),
        TaskKind.HandOverCard => deliveries.HandOver(file, task, completion, staffId),
        TaskKind.PostCard => deliveries.Post(file, task, completion, staffId),
        TaskKind.ConfirmDelivery => deliveries.Confirm(file, task, completion, staffId),
        TaskKind.ReceiveOldCard => returned.Receive(file, task, completion.Outcome, staffId, completion.Note),
        TaskKind.DestroyOldCard => returned.Destroy(file, task, completion.Outcome, staffId, completion.Note),
        TaskKind.WitnessDestruction => returned.Witness(file, task, completion.Outcome, staffId, completion.Note),
        _ => throw new ArgumentOutOfRangeException(nameof(task), task.Kind, "This task is not about a card."),
    };
}
