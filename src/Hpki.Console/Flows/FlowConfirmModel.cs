using Hpki.Console.Layout;
using Hpki.Procedures.Identifiers;

namespace Hpki.Console.Flows;

/// <summary>The question before a flow is ended for good.</summary>
public sealed record FlowConfirmModel
{
    public required ConsoleFrame Frame { get; init; }

    public required string InstanceId { get; init; }

    public required string Name { get; init; }

    public RequestNumber? Request { get; init; }

    /// <summary>The value sent again.</summary>
    public required string Act { get; init; }

    public required string Reason { get; init; }
}
