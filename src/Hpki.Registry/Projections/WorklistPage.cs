namespace Hpki.Registry.Projections;

/// <summary>A page of a list, and what to ask for the next one with (null: this was the last).</summary>
public sealed record WorklistPage<T>(IReadOnlyList<T> Items, string? Continuation);
