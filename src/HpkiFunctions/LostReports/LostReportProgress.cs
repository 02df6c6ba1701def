using Hpki.Procedures.LostReports;
using Hpki.Procedures.Requests;

namespace HpkiFunctions.LostReports;

/// <summary>What the flow needs to know of the request, read from the registry. The round rises when a form was refused and a new one is awaited.</summary>
public sealed record LostReportProgress(RequestState State, LostReportDeadlines Deadlines, bool CardHeld, bool CardFound, int Round)
{
    /// <summary>What a second person is asked about the caller; null unless the request waits for it.</summary>
    public SecondLook? SecondLook { get; init; }

    /// <summary>Whether a later flow has taken the report up, because something came after its close.</summary>
    public bool Superseded { get; init; }
}
