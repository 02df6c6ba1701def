namespace HpkiFunctions.Flows;

public enum FlowWaitKind
{
    Activity,
    SubOrchestration,
    Timer,
    Event,
}
