namespace Hpki.Registry.Audit;

/// <summary>An access log as a seal found it.</summary>
/// <param name="Sha256">Lower-case hexadecimal.</param>
public sealed record SealedLog(string Name, long Length, string Sha256);
