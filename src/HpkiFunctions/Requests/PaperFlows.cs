using Hpki.Procedures.Catalogue;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using HpkiFunctions.ContactChanges;
using HpkiFunctions.Discontinuations;
using HpkiFunctions.LostReports;
using HpkiFunctions.PinDisclosures;
using HpkiFunctions.PinUnblocks;
using HpkiFunctions.Reissues;
using HpkiFunctions.Renewals;

namespace HpkiFunctions.Requests;

/// <summary>Which flow carries a request, and under which instance ids.</summary>
static class PaperFlows
{
    /// <summary>What the instance ids of a request's generations begin with.</summary>
    public static string InstanceIdsOf(Request request) => request.Procedure switch
    {
        ProcedureKind.Reissue => $"reissue-{request.RequestId}-",
        ProcedureKind.Renewal => $"renewal-{request.RequestId}-",
        ProcedureKind.RenewalNotice => $"renewal-reminder-{request.RequestId}-",
        ProcedureKind.ContactChange => $"contact-change-{request.RequestId}-",
        ProcedureKind.PinDisclosure => $"pin-disclosure-{request.RequestId}-",
        ProcedureKind.PinUnblock => $"pin-unblock-{request.RequestId}-",
        ProcedureKind.Discontinuation => $"discontinuation-{request.RequestId}-",
        _ => LostReportDecisions.InstanceIdsOf(request.RequestId),
    };

    /// <summary>Starts the flow of the request's generation once the decision is made.</summary>
    public static Decision StartFlow(this Decision decision, Request request) => decision.Start(
        OrchestratorOf(request.Procedure), InstanceId(request), new PaperCase(request.HolderId, request.RequestId, request.Generation));

    /// <summary>Tells the flow to read the request again.</summary>
    public static Decision SignalFlow(this Decision decision, Request request, SignalKind kind, string referenceId) =>
        decision.Signal(InstanceId(request), new Signal(kind, referenceId));

    static string InstanceId(Request request) => $"{InstanceIdsOf(request)}{request.Generation}";

    static string OrchestratorOf(ProcedureKind procedure) => procedure switch
    {
        ProcedureKind.Reissue => nameof(Reissue),
        ProcedureKind.Renewal => nameof(Renewal),
        ProcedureKind.ContactChange => nameof(ContactChange),
        ProcedureKind.PinDisclosure => nameof(PinDisclosure),
        ProcedureKind.PinUnblock => nameof(PinUnblock),
        ProcedureKind.Discontinuation => nameof(Discontinuation),
        _ => throw new ArgumentOutOfRangeException(nameof(procedure), procedure, "No flow carries requests of this procedure on paper yet."),
    };
}
