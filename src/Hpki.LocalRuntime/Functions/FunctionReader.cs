using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing.Patterns;
using NCrontab;

namespace Hpki.LocalRuntime.Functions;

/// <summary>Reads one method marked <see cref="FunctionAttribute"/> and says everything that is wrong with it.</summary>
sealed partial class FunctionReader(MethodInfo method)
{
    readonly List<string> _errors = [];

    public IReadOnlyList<string> Errors => _errors;

    /// <returns>The function, or null when its kind cannot be told; the function is usable only without errors.</returns>
    public FunctionDescriptor? Read()
    {
        var name = method.GetCustomAttribute<FunctionAttribute>()!.Name;
        if (!NamePattern.IsMatch(name))
        {
            Report($"the function name '{name}' must begin with a letter and hold at most 128 letters, digits, '_' and '-'.");
        }

        CheckShape();
        var triggers = method.GetParameters().SelectMany(FunctionTriggers.Of).ToList();
        if (triggers is not [var kind])
        {
            Report($"it needs exactly one trigger parameter and has {triggers.Count}.");
            return null;
        }

        CheckReturnType(kind);
        var route = kind == FunctionKind.Http ? ReadRoute(name) : null;
        var arguments = new FunctionArguments(kind, route?.Pattern, Report);
        return new FunctionDescriptor(name, kind, method, [.. method.GetParameters().Select(arguments.For)])
        {
            Route = route?.Route,
            Schedule = kind == FunctionKind.Timer ? ReadSchedule() : null,
        };
    }

    [GeneratedRegex("^[a-zA-Z][a-zA-Z0-9_-]{0,127}$")]
    static partial Regex NamePattern { get; }

    void Report(string error) => _errors.Add($"{FunctionDescriptor.DescribeMethod(method)}: {error}");

    T? Attribute<T>()
        where T : Attribute =>
        method.GetParameters().Select(parameter => parameter.GetCustomAttribute<T>()).SingleOrDefault(attribute => attribute is not null);

    void CheckShape()
    {
        var type = method.DeclaringType!;
        if (!method.IsPublic || !type.IsVisible)
        {
            Report("the method and its class must be public.");
        }

        if (method.IsGenericMethodDefinition || type.ContainsGenericParameters || (type.IsAbstract && !method.IsStatic))
        {
            Report("neither the method nor its class may be generic, and the class of an instance method not abstract.");
        }
    }

    void CheckReturnType(FunctionKind kind)
    {
        var type = ReturnValue.TypeOf(method);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueTask<>) || type == typeof(ValueTask))
        {
            Report("it returns a ValueTask: use Task.");
        }
        else if (kind == FunctionKind.Http && !type.IsAssignableTo(typeof(IResult)))
        {
            Report($"an HTTP function returns IResult or Task<IResult>, not {type.Name}: the official host answers with an empty body.");
        }
        else if (kind == FunctionKind.Timer && type != typeof(void))
        {
            Report("a timer function returns void or Task.");
        }

        if (method.ReturnType == typeof(void) && method.IsDefined(typeof(System.Runtime.CompilerServices.AsyncStateMachineAttribute)))
        {
            Report("it is 'async void', so nobody would know when it ends or that it failed: use Task.");
        }
    }

    (HttpFunctionRoute Route, RoutePattern Pattern)? ReadRoute(string name)
    {
        var trigger = Attribute<HttpTriggerAttribute>()!;
        if (trigger.AuthLevel != AuthorizationLevel.Anonymous)
        {
            Report("the local runtime keeps no access keys: use AuthorizationLevel.Anonymous and decide access in the app.");
        }

        var template = trigger.Route ?? name;
        if (HttpRoutes.Fault(template) is { } fault)
        {
            Report(fault);
            return null;
        }

        try
        {
            IReadOnlyList<string> methods = [.. (trigger.Methods ?? []).Select(verb => verb.ToUpperInvariant())];
            return (new HttpFunctionRoute(template, methods), RoutePatternFactory.Parse(template));
        }
        catch (RoutePatternException exception)
        {
            Report($"the route '{template}' is not valid: {exception.Message}");
            return null;
        }
    }

    TimerSchedule? ReadSchedule()
    {
        var trigger = Attribute<TimerTriggerAttribute>()!;
        if (trigger.RunOnStartup)
        {
            Report("RunOnStartup is not supported: on Azure it means a run at every restart and scale-out.");
        }

        try
        {
            var schedule = new TimerSchedule(trigger.Schedule, trigger.UseMonitor);
            if (schedule.NextAfter(DateTimeOffset.UnixEpoch).UtcDateTime.Date == DateTime.MaxValue.Date)
            {
                Report($"the schedule '{trigger.Schedule}' never comes due.");
            }

            return schedule;
        }
        catch (CrontabException exception)
        {
            Report($"the schedule '{trigger.Schedule}' is not an NCRONTAB expression of six fields: {exception.Message}");
            return null;
        }
    }
}
