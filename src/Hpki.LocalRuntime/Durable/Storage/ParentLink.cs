namespace Hpki.LocalRuntime.Durable.Storage;

/// <summary>Where the end of a sub-orchestration is awaited.</summary>
sealed record ParentLink(long Key, int Task, string Id, string Name);
