using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Requests;
using Hpki.Procedures.Staff;

namespace Hpki.Procedures.Tests.Catalogue;

public sealed class ProcedureCatalogueTests
{
    [Fact]
    public void Of_EveryKind_HasAnEntry()
    {
        Assert.All(Enum.GetValues<ProcedureKind>(), kind => Assert.Equal(kind, ProcedureCatalogue.Of(kind).Kind));
    }

    [Fact]
    public void Of_UnknownKind_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ProcedureCatalogue.Of((ProcedureKind)99));
    }

    [Fact]
    public void Allows_AuditorAndAdmin_TakeNoBusinessStep()
    {
        foreach (Procedure procedure in ProcedureCatalogue.All)
        {
            foreach (ProcedureStep step in Enum.GetValues<ProcedureStep>())
            {
                // Who runs the installation sees to its flows, and only they do: it decides nothing.
                bool isOperation = step == ProcedureStep.SeeToStoppedFlow;
                Assert.False(procedure.Allows(step, [StaffRole.Auditor]));
                Assert.Equal(isOperation && procedure.MayDo.ContainsKey(step), procedure.Allows(step, [StaffRole.Admin]));
                Assert.False(isOperation && procedure.Allows(step, [StaffRole.Reception, StaffRole.Examiner, StaffRole.Approver]));
            }
        }
    }

    [Fact]
    public void Allows_Reception_TakesCallsButChecksNothing()
    {
        Assert.True(ProcedureCatalogue.LostReport.Allows(ProcedureStep.Receive, [StaffRole.Reception]));
        Assert.False(ProcedureCatalogue.LostReport.Allows(ProcedureStep.CheckForm, [StaffRole.Reception]));
        Assert.False(ProcedureCatalogue.EmergencyRevocation.Allows(ProcedureStep.ReviewEmergency, [StaffRole.Reception, StaffRole.Examiner]));
    }

    [Fact]
    public void IsOpen_EveryState_IsDecided()
    {
        RequestState[] open = [.. Enum.GetValues<RequestState>().Where(state => state.IsOpen())];

        Assert.Equal(
            [
                RequestState.AwaitingCallerProof, RequestState.AwaitingForm, RequestState.AwaitingCheck, RequestState.AwaitingProcedure, RequestState.AwaitingExamination,
                RequestState.AwaitingPapers, RequestState.AwaitingLicenceCheck, RequestState.AwaitingFeeDecision, RequestState.AwaitingPayment,
                RequestState.AwaitingApproval, RequestState.InProduction, RequestState.AwaitingDeliveryChoice, RequestState.AwaitingHandOver,
                RequestState.AwaitingPosting, RequestState.InPost, RequestState.AwaitingRevocation, RequestState.AwaitingApplication,
                RequestState.AwaitingSecondLook, RequestState.AwaitingDisclosure, RequestState.AwaitingPinPrint, RequestState.AwaitingPinPosting, RequestState.PinInPost,
                RequestState.AwaitingEffectiveDate, RequestState.AwaitingUnblocking, RequestState.AwaitingReturn, RequestState.InReturn,
            ],
            open);
        Assert.Equal(
            [
                .. open[4..10], RequestState.AwaitingSecondLook, RequestState.AwaitingDisclosure, RequestState.AwaitingPinPrint, RequestState.AwaitingEffectiveDate,
            ],
            Enum.GetValues<RequestState>().Where(state => state.IsBeforeApproval()));
    }
}
