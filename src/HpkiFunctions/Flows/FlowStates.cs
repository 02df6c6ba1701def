using HpkiFunctions.Problems;

namespace HpkiFunctions.Flows;

/// <summary>The engine's states and ours.</summary>
static class FlowStates
{
    public static FlowState Of(OrchestrationRuntimeStatus status) => status switch
    {
        OrchestrationRuntimeStatus.Pending => FlowState.Pending,
        OrchestrationRuntimeStatus.Running => FlowState.Running,
        OrchestrationRuntimeStatus.Suspended => FlowState.Suspended,
        OrchestrationRuntimeStatus.Completed => FlowState.Completed,
        OrchestrationRuntimeStatus.Failed => FlowState.Failed,
        OrchestrationRuntimeStatus.Terminated => FlowState.Terminated,
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "The engine does not use this state any more."),
    };

    public static OrchestrationRuntimeStatus Of(FlowState state) => Enum.Parse<OrchestrationRuntimeStatus>(state.ToString());

    /// <summary>The state of this name; null for none.</summary>
    /// <exception cref="ProblemException">There is no such state.</exception>
    public static FlowState? Named(string text) =>
        text.Length == 0 ? null
        : Enum.GetValues<FlowState>().Where(state => state.ToString() == text).Select(state => (FlowState?)state).FirstOrDefault()
            ?? throw new ProblemException(Problem.BadField("state", "この状態はありません", $"{string.Join("、", Enum.GetNames<FlowState>())} のいずれかを指定してください。"));

    public static bool HasEnded(this FlowState state) => state is FlowState.Completed or FlowState.Failed or FlowState.Terminated;
}
