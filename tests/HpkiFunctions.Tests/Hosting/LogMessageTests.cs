using System.Reflection;
using System.Text.RegularExpressions;
using HpkiFunctions.Access;
using Microsoft.Extensions.Logging;

namespace HpkiFunctions.Tests.Hosting;

/// <summary>What stands in the log is read by people and machines alike: dates as ISO 8601, and no value that is "(null)".</summary>
public sealed class LogMessageTests
{
    public static TheoryData<string> Messages => [.. All.Select(NameOf)];

    static IEnumerable<MethodInfo> All =>
        from assembly in new[] { typeof(AccessMiddleware), typeof(Hpki.Registry.RegistryOptions), typeof(Hpki.Pki.PkiOptions), typeof(Hpki.LocalHost.LocalHostApplication),
            typeof(Hpki.Correspondence.Mail.IMailSender), typeof(Hpki.Scanning.ScanReader) }.Select(type => type.Assembly)
        from type in assembly.GetTypes()
        from method in type.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
        where method.IsDefined(typeof(LoggerMessageAttribute))
        select method;

    [Theory]
    [MemberData(nameof(Messages))]
    public void Message_NamesDatesInIsoAndNothingThatMayBeMissing(string name)
    {
        MethodInfo method = All.Single(method => NameOf(method) == name);
        string message = method.GetCustomAttribute<LoggerMessageAttribute>()!.Message!;
        NullabilityInfoContext nullability = new();

        ParameterInfo[] named = [.. method.GetParameters().Where(parameter => Regex.IsMatch(message, $@"\{{{parameter.Name}[:}}]", RegexOptions.IgnoreCase))];

        Assert.DoesNotContain(named, parameter => nullability.Create(parameter).ReadState == NullabilityState.Nullable);
        Assert.All(
            named.Where(parameter => parameter.ParameterType == typeof(DateOnly) || parameter.ParameterType == typeof(DateTime) || parameter.ParameterType == typeof(DateTimeOffset)),
            date => Assert.Matches(new Regex($@"\{{{date.Name}:(O|yyyy-MM-dd)\}}", RegexOptions.IgnoreCase), message));
    }

    static string NameOf(MethodInfo method) => $"{method.DeclaringType!.Name}.{method.Name}";
}
