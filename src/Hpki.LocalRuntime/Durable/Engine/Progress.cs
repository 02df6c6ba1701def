using Hpki.LocalRuntime.Durable.History;

namespace Hpki.LocalRuntime.Durable.Engine;

/// <summary>Whether an instance may run.</summary>
readonly record struct Progress(bool HasStarted, bool Suspended, bool Parked)
{
    public bool MayRun => HasStarted && !Suspended && !Parked;

    public OrchestrationRuntimeStatus Status => Suspended || Parked ? OrchestrationRuntimeStatus.Suspended
        : HasStarted ? OrchestrationRuntimeStatus.Running
        : OrchestrationRuntimeStatus.Pending;

    public static Progress Of(IReadOnlyList<Turn> turns)
    {
        Progress progress = default;
        for (int i = 0; i < turns.Count; i++)
        {
            Turn turn = turns[i];
            Progress after = progress.After(turn.Arrivals);
            progress = turn.Kind == TurnKind.Parked ? after with { Parked = true } : after;
        }

        return progress;
    }

    public Progress After(IReadOnlyList<Arrival> arrivals)
    {
        Progress progress = this;
        for (int i = 0; i < arrivals.Count; i++)
        {
            progress = arrivals[i] switch
            {
                Started => progress with { HasStarted = true },
                SuspendRequested => progress with { Suspended = true },
                ResumeRequested => progress with { Suspended = false, Parked = false },
                _ => progress,
            };
        }

        return progress;
    }
}
