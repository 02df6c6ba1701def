using Hpki.Procedures.Identifiers;

namespace Hpki.Console.Scans;

/// <summary>Another document of the same envelope.</summary>
public sealed record EnvelopeDocument
{
    public required int FirstPage { get; init; }

    public required int PageCount { get; init; }

    /// <summary>Where it stands, in a few words.</summary>
    public required string State { get; init; }

    /// <summary>Null while it is with no request.</summary>
    public RequestNumber? Request { get; init; }

    /// <summary>Whether it can be looked at in the tray.</summary>
    public bool IsInTray { get; init; }

    public bool IsThis { get; init; }
}
