using Hpki.Procedures.Staff;

namespace Hpki.Registry.Holders;

/// <summary>An event as a decision records it, before it has its place in the chain.</summary>
sealed record NewEvent(string Type, Actor Actor, string? RequestId, IReadOnlyDictionary<string, string> Facts, string? ApprovedBy, string? Detail);
