using Hpki.LocalRuntime.Durable.History;

namespace Hpki.LocalRuntime.Durable.Replay;

/// <summary>What a turn has to bring about.</summary>
sealed record TurnEffects
{
    public static readonly TurnEffects None = new();

    public IReadOnlyList<Step> Steps { get; private init; } = [];

    public IReadOnlyList<(ActivityStep Step, string? Input)> Activities { get; private init; } = [];

    public IReadOnlyList<(ChildStep Step, string? Input)> Children { get; private init; } = [];

    public IReadOnlyList<(SendStep Step, string? Payload)> Sends { get; private init; } = [];

    public IReadOnlyList<TimerStep> NewTimers { get; private init; } = [];

    public IReadOnlyList<int> CancelledTimers { get; private init; } = [];

    public string? CustomStatus { get; private init; }

    public static TurnEffects Of(OrchestrationContext context) => new()
    {
        Steps = [.. context.Steps],
        Activities = [.. context.Activities],
        Children = [.. context.Children],
        Sends = [.. context.Sends],
        NewTimers = [.. context.Steps.OfType<TimerStep>().Where(step => context.Open.ContainsKey(step.Id))],
        CancelledTimers = [.. context.CancelledTimers],
        CustomStatus = context.CustomStatus,
    };
}
