using Hpki.Correspondence.Mail.PaperRequests;
using Hpki.Procedures.Cards;
using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Documents;
using Hpki.Procedures.Requests;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;

namespace HpkiFunctions.Tests.Flows;

/// <summary>更新 from the papers to the end of the old card.</summary>
public sealed class RenewalFlowTests
{
    [Fact]
    public async Task Renewal_OfWhoLeftTheAssociation_IsPaidForMadeForAFullTermAndEndsTheOldCard()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        string id = await host.ApplyAsync(doctor, ProcedureKind.Renewal, DocumentKind.RenewalApplication);

        // A member in the register, no longer one on the day of the application: that day decides.
        await host.ExamineAsync(doctor, wasMember: false);
        await host.DoAsync(doctor, TaskKind.CheckLicence);
        await host.PayAsync(id, 5500);
        await host.DoAsync(doctor, TaskKind.ApproveRequest);
        await host.ProducedAsync();
        await host.ByHandAsync(doctor);
        await host.HandedOverAsync(doctor, id);

        HolderFile file = await host.FileAsync(doctor.Holder.HolderId);
        Card fresh = file.Card(Assert.Single(file.CardOrders).CardSerial!);
        RevocationOrder ended = Assert.Single(file.Orders);
        Assert.Equal(RequestState.Completed, file.Request(id).State);
        Assert.Equal((CardState.Active, new DateOnly(2031, 11, 23)), (fresh.State, fresh.ExpiresOn));
        Assert.Equal((CardState.Revoked, RevocationReason.Renewal), (file.Card("MD00000001").State, ended.Reason));
        Assert.Equal(
            [PaperRequestTemplates.Received, PaperRequestTemplates.PaymentDue, PaperRequestTemplates.Approved, PaperRequestTemplates.CardReady, PaperRequestTemplates.Completed],
            Paperwork.MailsOf(host));
    }
}
