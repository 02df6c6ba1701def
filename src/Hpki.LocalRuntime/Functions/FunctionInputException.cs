namespace Hpki.LocalRuntime.Functions;

/// <summary>
/// A value that came with the trigger does not fit the function's parameter. As on the official host the invocation fails
/// (HTTP: status 500), so a route that people type by hand needs a constraint such as <c>{n:int}</c>.
/// </summary>
public sealed class FunctionInputException : Exception
{
    internal FunctionInputException(string function, string parameter, Type type, Exception? inner)
        : base($"Function '{function}': the value given for parameter '{parameter}' is not a valid {type.Name}.", inner)
    {
    }
}
