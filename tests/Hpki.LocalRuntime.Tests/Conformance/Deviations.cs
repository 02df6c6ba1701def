namespace Conformance;

/// <summary>Where the local runtime is not held to the recorded result.</summary>
/// <param name="LeftOut">Cases that need API the surface does not offer.</param>
/// <param name="Stricter">Cases where it refuses with a clear error what the official engine lets hang.</param>
/// <param name="Unmet">Cases that are still to be met.</param>
public sealed record Deviations(
    IReadOnlyDictionary<string, string> LeftOut, IReadOnlyDictionary<string, string> Stricter, IReadOnlyDictionary<string, string> Unmet);
