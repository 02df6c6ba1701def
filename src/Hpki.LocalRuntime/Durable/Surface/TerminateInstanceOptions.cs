namespace Hpki.LocalRuntime;

/// <summary>How to terminate.</summary>
/// <param name="Output">Becomes the instance's output.</param>
/// <param name="Recursive">Without effect on the official host, where the children run on; here too (conformance rule 11).</param>
public record TerminateInstanceOptions(object? Output = null, bool Recursive = false);
