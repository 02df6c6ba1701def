namespace Hpki.LocalRuntime;

/// <summary>Marks a method as a function; the name is the function's name within the app and must be unique.</summary>
/// <param name="name">Name of the function: what orchestrations call activities and sub-orchestrations by, and the route when none is given.</param>
[AttributeUsage(AttributeTargets.Method)]
public class FunctionAttribute(string name) : Attribute
{
    /// <summary>Name of the function.</summary>
    public string Name { get; } = name;
}
