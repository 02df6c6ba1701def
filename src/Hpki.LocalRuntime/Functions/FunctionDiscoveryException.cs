namespace Hpki.LocalRuntime.Functions;

/// <summary>An app whose functions cannot be run as written. The message names every method and what is wrong with it.</summary>
public sealed class FunctionDiscoveryException : Exception
{
    internal FunctionDiscoveryException(IReadOnlyList<string> errors)
        : base("The function app cannot start:" + string.Concat(errors.Select(error => Environment.NewLine + "- " + error)))
    {
        Errors = errors;
    }

    /// <summary>One line a fault, each beginning with the method as <c>Namespace.Type.Method</c>.</summary>
    public IReadOnlyList<string> Errors { get; }
}
