using System.Text.RegularExpressions;

namespace Hpki.LocalRuntime.Functions;

/// <summary>Which routes the official host would refuse or answer wrongly.</summary>
static partial class HttpRoutes
{
    /// <returns>What is wrong with the template, or null.</returns>
    public static string? Fault(string template)
    {
        // With an empty route prefix the official host builds "//", fails to parse it, and then serves no HTTP function at all.
        if (template.StartsWith('/') || template.StartsWith('~'))
        {
            return $"the route '{template}' must not begin with '{template[0]}': on the official host that breaks every HTTP function of the app "
                + "(a start page is \"{home:maxlength(0)?}\").";
        }

        // The host's own pages; it compares the beginning of the text, so "administrators" is refused, too.
        if (template.StartsWith("admin", StringComparison.OrdinalIgnoreCase)
            || template.Split('/')[0].Equals("runtime", StringComparison.OrdinalIgnoreCase))
        {
            return $"the route '{template}' begins with a word that the official host keeps for itself ('admin…', 'runtime').";
        }

        return template.Length == 0 ? "the route is empty: leave it out for the function's name." : null;
    }

    /// <summary>Functions that answer the same method on the same route (names of route parameters make no difference).</summary>
    public static IEnumerable<string> Conflicts(IEnumerable<FunctionDescriptor> functions)
    {
        var seen = new Dictionary<(string Route, string Method), FunctionDescriptor>();
        foreach (var function in functions.Where(function => function.Route is not null))
        {
            var route = ParameterName.Replace(function.Route!.Template, "{$1").ToUpperInvariant();
            IReadOnlyList<string> methods = function.Route.Methods.Count == 0 ? ["*"] : function.Route.Methods;
            foreach (var method in methods)
            {
                if (!seen.TryAdd((route, method), function))
                {
                    yield return $"{function.EntryPoint}: the route '{function.Route.Template}' ({method}) is already that of {seen[(route, method)].EntryPoint}.";
                }
            }
        }
    }

    // "{id:int}" and "{number:int}" match the same requests.
    [GeneratedRegex(@"\{(\**)\w+")]
    static partial Regex ParameterName { get; }
}
