namespace Hpki.LocalRuntime;

/// <summary>How to purge.</summary>
/// <param name="Recursive">Without effect on the official host, where the children stay; here too (conformance rule 30).</param>
public record PurgeInstanceOptions(bool Recursive = false);
