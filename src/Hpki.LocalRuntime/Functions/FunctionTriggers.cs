using System.Reflection;

namespace Hpki.LocalRuntime.Functions;

/// <summary>The trigger attributes and the kinds of function they make.</summary>
static class FunctionTriggers
{
    static readonly Dictionary<Type, FunctionKind> Kinds = new()
    {
        [typeof(HttpTriggerAttribute)] = FunctionKind.Http,
        [typeof(TimerTriggerAttribute)] = FunctionKind.Timer,
        [typeof(OrchestrationTriggerAttribute)] = FunctionKind.Orchestrator,
        [typeof(ActivityTriggerAttribute)] = FunctionKind.Activity,
    };

    public static bool IsTrigger(ParameterInfo parameter) => Of(parameter).Any();

    public static IEnumerable<FunctionKind> Of(ParameterInfo parameter) =>
        Kinds.Where(kind => parameter.IsDefined(kind.Key)).Select(kind => kind.Value);
}
