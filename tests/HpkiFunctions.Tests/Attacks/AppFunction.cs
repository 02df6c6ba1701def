using System.Reflection;
using System.Text.RegularExpressions;
using Hpki.LocalRuntime;
using HpkiFunctions.Access;
using HpkiFunctions.OpenApi;

namespace HpkiFunctions.Tests.Attacks;

/// <summary>An HTTP function as an attacker sees it: method, address, and what it takes. Found by reflection, so that a new one is attacked from its first day.</summary>
sealed partial record AppFunction(string Name, string Method, string Route, Type? Body, bool IsStaff)
{
    public static IReadOnlyList<AppFunction> All { get; } =
    [
        .. from type in typeof(HpkiFunctionsApplication).Assembly.GetTypes()
           from method in type.GetMethods()
           from trigger in method.GetParameters().Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>()).OfType<HttpTriggerAttribute>()
           from verb in trigger.Methods!
           select new AppFunction(
               method.Name, verb.ToUpperInvariant(), trigger.Route!, method.GetCustomAttribute<OperationAttribute>()?.Body,
               method.GetCustomAttribute<RouteAttribute>() is StaffRouteAttribute),
    ];

    public bool IsPage => !Route.StartsWith("api/", StringComparison.Ordinal) && !Route.StartsWith("pki/", StringComparison.Ordinal);

    public bool HasParameters => Parameter().IsMatch(Route.Replace("{home:maxlength(0)?}", "", StringComparison.Ordinal));

    /// <summary>The address with what there is on the host.</summary>
    public string AddressOn(AttackHost host, string holderId) => AddressWith((name, constraint) => (name, constraint) switch
    {
        ("number", "") or ("requestNumber", _) => host.RequestId,
        ("holderId", _) => holderId,
        ("cardSerial", _) => AttackHost.Reported.CardSerial,
        ("taskId", _) => host.TaskId,
        ("scanId", _) => host.ScanId,
        ("name", _) => "sign",
        ("home", _) => "",
        (_, "int" or "long") => "1",
        _ => "x1",
    });

    public string AddressWith(Func<string, string, string> valueOf) =>
        "/" + Parameter().Replace(Route, match => valueOf(match.Groups["name"].Value, match.Groups["constraint"].Value));

    /// <summary>Whether an address that was made for another function is this one's, too.</summary>
    public bool Answers(string address)
    {
        string[] mine = Route.Split('/');
        string[] others = address.TrimStart('/').Split('/');
        return mine.Length == others.Length && mine.Zip(others).All(pair => pair.First.Contains('{', StringComparison.Ordinal)
            ? pair.First.Contains(":maxlength(0)", StringComparison.Ordinal) ? pair.Second.Length == 0
                : !pair.First.Contains(":int", StringComparison.Ordinal) || int.TryParse(pair.Second, out _)
            : pair.First.Equals(pair.Second, StringComparison.OrdinalIgnoreCase));
    }

    public override string ToString() => $"{Method} {Route}";

    [GeneratedRegex(@"\{\*?(?<name>\w+)(:(?<constraint>[^}?]+))?\??\}")]
    private static partial Regex Parameter();
}
