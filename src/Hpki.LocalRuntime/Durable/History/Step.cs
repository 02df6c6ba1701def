using System.Text.Json.Serialization;

namespace Hpki.LocalRuntime.Durable.History;

/// <summary>Something an orchestrator did. Ids count all steps of a round from 0; replays must take the same steps again.</summary>
[JsonDerivedType(typeof(ActivityStep), "activity")]
[JsonDerivedType(typeof(TimerStep), "timer")]
[JsonDerivedType(typeof(ChildStep), "child")]
[JsonDerivedType(typeof(SendStep), "send")]
abstract record Step(int Id);

sealed record ActivityStep(int Id, string Name) : Step(Id)
{
    public override string ToString() => $"#{Id} activity '{Name}'";
}

sealed record TimerStep(int Id, DateTime FireAt) : Step(Id)
{
    public override string ToString() => $"#{Id} timer of {FireAt:O}";
}

sealed record ChildStep(int Id, string Name, string InstanceId) : Step(Id)
{
    public override string ToString() => $"#{Id} sub-orchestration '{Name}' with id '{InstanceId}'";
}

sealed record SendStep(int Id, string InstanceId, string EventName) : Step(Id)
{
    public override string ToString() => $"#{Id} event '{EventName}' to '{InstanceId}'";
}
