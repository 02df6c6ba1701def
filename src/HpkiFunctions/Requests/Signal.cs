namespace HpkiFunctions.Requests;

/// <summary>
/// The one event an orchestration waits for. It only says "read the request again": the facts are in the registry, so a signal
/// twice or out of order does no harm.
/// </summary>
public sealed record Signal(SignalKind Kind, string ReferenceId)
{
    /// <summary>The event's name.</summary>
    public const string Name = "signal";
}
