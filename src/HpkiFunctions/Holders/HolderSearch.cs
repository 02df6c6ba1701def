using Hpki.Registry.Projections;

namespace HpkiFunctions.Holders;

/// <summary>By what to find holders.</summary>
public sealed record HolderSearch
{
    public required LookupKind Kind { get; init; }

    /// <summary>The number or name as typed; width, case and separators do not matter.</summary>
    public required string Value { get; init; }
}
