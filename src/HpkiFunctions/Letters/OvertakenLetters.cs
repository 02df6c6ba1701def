using Hpki.Procedures.Letters;
using Hpki.Registry.Deliveries;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using HpkiFunctions.Requests;

namespace HpkiFunctions.Letters;

/// <summary>
/// Takes letters back that the procedure has overtaken (<see cref="NoticeTruth"/>). One that is only queued goes by itself when the request's flow looks;
/// one on paper stays in the list, where staff are told to destroy it, and goes when they say so or try to post it.
/// </summary>
public sealed class OvertakenLetters(HolderRegistry registry, TimeProvider time)
{
    /// <summary>Takes back those of the request that nobody has printed yet.</summary>
    public async Task TakeBackAsync(HolderFile file, string requestId, IOrchestrationSignals signals, CancellationToken cancellationToken)
    {
        foreach (Letter letter in file.Letters.Where(letter => letter.RequestId == requestId && letter.State == LetterState.Queued && NoticeTruth.IsOvertaken(file, letter)))
        {
            await TakeBackAsync(file, letter, signals, cancellationToken);
        }
    }

    /// <summary>Takes back this one, if it has to be.</summary>
    public async Task TakeBackAsync(HolderFile file, Letter letter, IOrchestrationSignals signals, CancellationToken cancellationToken) =>
        await registry.DecideAsync(
            file.Holder.HolderId, $"{letter.LetterId}-overtaken", current => LetterDecisions.Overtake(current, current.Letter(letter.LetterId), time.GetUtcNow()), signals, cancellationToken);
}
