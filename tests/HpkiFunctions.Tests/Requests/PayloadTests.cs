using System.Reflection;
using HpkiFunctions.Requests;

namespace HpkiFunctions.Tests.Requests;

/// <summary>Orchestrations carry ids, never personal data (design rule 4): every type that crosses into an engine is walked here.</summary>
public sealed class PayloadTests
{
    static readonly Type[] Plain = [typeof(int), typeof(long), typeof(bool), typeof(DateOnly), typeof(DateTime), typeof(DateTimeOffset)];

    [Fact]
    public void Payloads_OfEveryOrchestrationAndActivity_HoldIdsEnumsNumbersAndDatesOnly()
    {
        Type[] payloads = [.. Payloads().Distinct()];

        Assert.True(payloads.Length >= 8, "The walk found too few payloads; it no longer sees them.");
        foreach (Type payload in payloads)
        {
            Walk(payload, payload.Name, []);
        }
    }

    static IEnumerable<Type> Payloads()
    {
        yield return typeof(Signal);
        foreach (MethodInfo method in typeof(Signal).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)))
        {
            foreach (ParameterInfo parameter in method.GetParameters())
            {
                if (parameter.GetCustomAttributes().Any(a => a.GetType().Name is "ActivityTriggerAttribute"))
                {
                    yield return parameter.ParameterType;
                    if (Result(method.ReturnType) is { } result)
                    {
                        yield return result;
                    }
                }
                else if (parameter.GetCustomAttributes().Any(a => a.GetType().Name is "OrchestrationTriggerAttribute"))
                {
                    Assert.Null(Result(method.ReturnType));
                    yield return method.DeclaringType!.Assembly.GetTypes()
                        .Single(type => type.Name == InputOf(method.DeclaringType!));
                }
            }
        }
    }

    // The inputs of orchestrations follow one naming rule: LostReport takes LostReportCase.
    static string InputOf(Type orchestration) => orchestration.Name switch
    {
        "EmergencyRevocation" => "RevocationCase",
        "ScanIntake" => "ScanCase",
        "Reissue" or "Renewal" or "PinDisclosure" or "ContactChange" or "PinUnblock" or "Discontinuation" => "PaperCase",
        string name => name + "Case",
    };

    static Type? Result(Type returned) =>
        returned == typeof(Task) || returned == typeof(void) ? null
        : returned.IsGenericType && returned.GetGenericTypeDefinition() == typeof(Task<>) ? returned.GetGenericArguments()[0]
        : returned;

    static void Walk(Type type, string path, HashSet<Type> seen)
    {
        Type plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain.IsEnum || Plain.Contains(plain) || !seen.Add(plain))
        {
            return;
        }

        Assert.False(plain == typeof(string), $"{path} is a string and its name does not end in Id.");
        Assert.True(plain.Assembly.GetName().Name is "HpkiFunctions" or "Hpki.Procedures", $"{path} is a {plain.Name}; carry ids, enums, integers and dates.");
        foreach (PropertyInfo property in plain.GetProperties().Where(property => property.GetIndexParameters().Length == 0))
        {
            if (property.PropertyType == typeof(string) && property.Name.EndsWith("Id", StringComparison.Ordinal))
            {
                continue;
            }

            Walk(property.PropertyType, $"{path}.{property.Name}", seen);
        }
    }
}
