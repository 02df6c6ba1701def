using System.Reflection;

namespace HpkiFunctions.Access;

/// <summary>Says what a staff route is to the limits on look-ups, where <see cref="KindOf"/> would take it for something else.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LookUpAttribute(LookUpKind kind) : Attribute
{
    public LookUpKind Kind { get; } = kind;

    /// <summary>A read by a number in its address is a look-up unless it says otherwise, so that a new route is limited before anyone thinks of it.</summary>
    public static LookUpKind KindOf(MethodInfo function)
    {
        if (function.GetCustomAttribute<LookUpAttribute>() is { } said)
        {
            return said.Kind;
        }

        HttpTriggerAttribute? trigger = function.GetParameters().Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>()).FirstOrDefault(one => one is not null);
        bool reads = trigger?.Methods?.Contains("get", StringComparer.OrdinalIgnoreCase) == true;
        bool byNumber = trigger?.Route?.Replace("{home:", "", StringComparison.Ordinal).Contains('{', StringComparison.Ordinal) == true;
        return reads && byNumber ? LookUpKind.Limited : LookUpKind.MissesOnly;
    }
}
