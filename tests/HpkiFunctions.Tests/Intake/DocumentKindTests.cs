using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Documents;
using Hpki.Procedures.Forms;
using Hpki.Procedures.Requests;
using Hpki.Registry.Drafts;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using Hpki.Registry.Timelines;
using HpkiFunctions.Intake;
using HpkiFunctions.Problems;
using HpkiFunctions.Requests;
using HpkiFunctions.Tests.Flows;

namespace HpkiFunctions.Tests.Intake;

/// <summary>A mistake about what a filed document is, put right.</summary>
public sealed class DocumentKindTests
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Change_OfAnAttachment_IsKeptWithWhoAndWhy_AndAgainChangesNothing()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        string report = await Paperwork.CallAsync(host);
        Document filed = await FileAsync(host, doctor, report, DocumentKind.Other);

        Document changed = await ChangeAsync(host, report, filed.DocumentId, DocumentKind.ResidenceRecord);
        await ChangeAsync(host, report, filed.DocumentId, DocumentKind.ResidenceRecord);

        Assert.Equal((DocumentKind.ResidenceRecord, filed.Sha256, filed.FiledBy), (changed.Kind, changed.Sha256, changed.FiledBy));
        TimelineEntry entry = Assert.Single(await host.Get<Timeline>().ReadAsync(doctor.Holder.HolderId, cancellationToken: Token), entry => entry.Event.Type == "document.kind-changed");
        Assert.Equal(("s-reception", "選び間違い", "Other", "ResidenceRecord"), (entry.Event.ActorId, entry.Detail, entry.Event.Facts["from"], entry.Event.Facts["to"]));
        Assert.Equal(RequestState.AwaitingForm, (await host.FileAsync(doctor.Holder.HolderId)).Request(report).State);
    }

    [Fact]
    public async Task Change_IntoTheFormThatIsAwaited_MakesItTheForm_ToBeCheckedBySomebodyElse()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        string report = await Paperwork.CallAsync(host);
        Document filed = await FileAsync(host, doctor, report, DocumentKind.Other);

        await ChangeAsync(host, report, filed.DocumentId, DocumentKind.LostReportForm);
        await host.SettleAsync();

        HolderFile after = await host.FileAsync(doctor.Holder.HolderId);
        Assert.Equal((RequestState.AwaitingCheck, filed.DocumentId), (after.Request(report).State, after.Request(report).FormDocumentId));
        Assert.Contains("s-reception", Paperwork.OpenTask(after, TaskKind.CheckForm).ExcludedStaffIds);
        ProblemException form = await Assert.ThrowsAsync<ProblemException>(() => ChangeAsync(host, report, filed.DocumentId, DocumentKind.Other));
        Assert.Equal("request-form", form.Problem.Code);
    }

    [Fact]
    public async Task Change_IntoAReissueApplication_OpensTheLinkedRequest()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        string report = await Paperwork.CallAsync(host);
        Document filed = await FileAsync(host, doctor, report, DocumentKind.Other);

        await ChangeAsync(host, report, filed.DocumentId, DocumentKind.ReissueApplication);

        HolderFile after = await host.FileAsync(doctor.Holder.HolderId);
        Request reissue = Assert.Single(after.Requests, request => request.Procedure == ProcedureKind.Reissue);
        Assert.Equal((reissue.RequestId, report), (after.Document(filed.DocumentId).RequestId, reissue.LinkedRequestId));
    }

    [Fact]
    public async Task Change_ThatCannotBe_SaysWhyAndChangesNothing()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        string report = await Paperwork.CallAsync(host);
        Document filed = await FileAsync(host, doctor, report, DocumentKind.Other);

        ProblemException outgoing = await Assert.ThrowsAsync<ProblemException>(() => ChangeAsync(host, report, filed.DocumentId, DocumentKind.PostedLetter));
        ProblemException silent = await Assert.ThrowsAsync<ProblemException>(
            () => host.Get<DocumentDesk>().ChangeKindAsync(report, filed.DocumentId, new() { Kind = DocumentKind.Photo, Reason = "  " }, FlowHost.Reception, host.Signals, Token));
        ProblemException unknown = await Assert.ThrowsAsync<ProblemException>(() => ChangeAsync(host, report, "dffffffffffffffffffffffffffffffff", DocumentKind.Photo));
        ProblemException role = await Assert.ThrowsAsync<ProblemException>(
            () => host.Get<DocumentDesk>().ChangeKindAsync(report, filed.DocumentId, new() { Kind = DocumentKind.Photo, Reason = "訂正" }, FlowHost.Approver, host.Signals, Token));

        Assert.Equal(("kind", "reason", "unknown-document", 403), (outgoing.Problem.Field, silent.Problem.Field, unknown.Problem.Code, role.Problem.Status));
        Assert.Equal(DocumentKind.Other, Assert.Single((await host.FileAsync(doctor.Holder.HolderId)).Documents).Kind);
    }

    [Fact]
    public async Task TakeBack_OfAnAttachment_IsFiledWhereItBelongs()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile wrong = await host.DoctorAsync();
        HolderFile right = await host.DoctorAsync(serial: "MD00000002", registrationNumber: "990002");
        string report = await Paperwork.CallAsync(host);
        await Paperwork.ScanAsync(host, Stack.Form(host, FormKind.Renewal, (await Stack.DraftAsync(host, "RN", ("medicalRegistrationNumber", "0990002"))).Text));
        string renewal = Assert.Single((await host.FileAsync(right.Holder.HolderId)).Requests).RequestId;
        Document filed = await FileAsync(host, wrong, report, DocumentKind.ResidenceRecord);

        await host.Get<DocumentDesk>().TakeBackAsync(report, filed.DocumentId, "別の方の住民票", FlowHost.Reception, host.Signals, Token);
        string[] waiting = await Paperwork.TrayReasonsAsync(host);
        Assert.Empty((await host.FileAsync(wrong.Holder.HolderId)).Documents);
        await host.Get<ScanDesk>().FileAsync(filed.ScanId!, 1, renewal, DocumentKind.ResidenceRecord, FlowHost.Examiner, host.Signals, Token);

        Assert.Equal([nameof(TrayReason.TakenBack)], waiting);
        Assert.Empty(await Paperwork.TrayReasonsAsync(host));
        Assert.Contains((await host.FileAsync(right.Holder.HolderId)).Documents, document => document.ScanId == filed.ScanId && document.RequestId == renewal);
        TimelineEntry entry = Assert.Single(await host.Get<Timeline>().ReadAsync(wrong.Holder.HolderId, cancellationToken: Token), entry => entry.Event.Type == "document.taken-back");
        Assert.Equal(("s-reception", "別の方の住民票"), (entry.Event.ActorId, entry.Detail));

        // And again to the very request that it was taken from.
        Document again = Assert.Single((await host.FileAsync(right.Holder.HolderId)).Documents, document => document.ScanId == filed.ScanId);
        await host.Get<DocumentDesk>().TakeBackAsync(renewal, again.DocumentId, "やはり元の申請", FlowHost.Reception, host.Signals, Token);
        await host.Get<ScanDesk>().FileAsync(filed.ScanId!, 1, report, DocumentKind.ResidenceRecord, FlowHost.Reception, host.Signals, Token);
        Assert.Equal(filed.DocumentId, Assert.Single((await host.FileAsync(wrong.Holder.HolderId)).Documents).DocumentId);
    }

    [Fact]
    public async Task TakeBack_OfAForm_OnlyOnceItsRequestIsWithdrawn_AndWithWhatWasTyped()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        DraftReference draft = await Stack.DraftAsync(host, "PU");
        string scanId = await Paperwork.ScanAsync(host, Stack.Form(host, FormKind.PinUnblock, draft.Text));
        Request opened = Assert.Single((await host.FileAsync(doctor.Holder.HolderId)).Requests);
        DocumentDesk desk = host.Get<DocumentDesk>();

        ProblemException early = await Assert.ThrowsAsync<ProblemException>(
            () => desk.TakeBackAsync(opened.RequestId, opened.FormDocumentId!, "取り違え", FlowHost.Reception, host.Signals, Token));
        await host.Get<RequestDesk>().WithdrawAsync(opened.RequestId, "取り違え", FlowHost.Reception, host.Signals, Token);
        await desk.TakeBackAsync(opened.RequestId, opened.FormDocumentId!, "取り違え", FlowHost.Reception, host.Signals, Token);
        int given = (await host.Get<DraftStore>().FindAsync(draft, Token))!.Entries.Count;
        Request second = await host.Get<ScanDesk>().OpenRequestAsync(
            scanId, 1, new() { Kind = DocumentKind.PinDisclosureApplication, CardSerial = "MD00000001" }, FlowHost.Reception, host.Signals, Token);

        Assert.Equal("request-form", early.Problem.Code);
        Assert.NotEqual(0, given);
        Assert.Equal(ProcedureKind.PinDisclosure, second.Procedure);
        Assert.Equal("見本 太郎", Assert.Single((await host.FileAsync(doctor.Holder.HolderId)).Documents).Typed["holder.name"]);
        Assert.Equal((second.FormDocumentId, 0), ((await host.Get<DraftStore>().FindAsync(draft, Token))!.UsedBy, (await host.Get<DraftStore>().FindAsync(draft, Token))!.Entries.Count));
    }

    [Fact]
    public async Task Forms_OfARequest_BringTheirPaperBackToIt_AndOthersAreRefused()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        string report = await Paperwork.CallAsync(host);

        await Paperwork.ScanAsync(host, await host.Get<RequestForms>().PrintAsync(report, "RI", Token));
        ProblemException other = await Assert.ThrowsAsync<ProblemException>(() => host.Get<RequestForms>().PrintAsync(report, "CC", Token));

        Request reissue = Assert.Single((await host.FileAsync(doctor.Holder.HolderId)).Requests, request => request.Procedure == ProcedureKind.Reissue);
        Assert.Equal(report, reissue.LinkedRequestId);
        Assert.Equal(("form", 400), (other.Problem.Field, other.Problem.Status));
        Assert.All(
            Enum.GetValues<ProcedureKind>().Where(kind => ProcedureCatalogue.Of(kind).Form is not null),
            kind => Assert.Equal(ProcedureCatalogue.Of(kind).Form, RequestForms.Of(kind)[0]));
    }

    [Theory]
    [InlineData("DC", FormKind.Discontinuation)]
    [InlineData("PD", FormKind.PinDisclosure)]
    [InlineData("PU", FormKind.PinUnblock)]
    [InlineData("CC", FormKind.ContactChange)]
    [InlineData("RN", FormKind.Renewal)]
    [InlineData("RI", FormKind.Reissue)]
    public async Task Withdraw_OfARequestThatWaits_EndsItOnce(string form, FormKind kind)
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        await Paperwork.ScanAsync(host, Stack.Form(host, kind, (await Stack.DraftAsync(host, form)).Text));
        string opened = Assert.Single((await host.FileAsync(doctor.Holder.HolderId)).Requests).RequestId;

        Request withdrawn = await host.Get<RequestDesk>().WithdrawAsync(opened, "本人の申し出", FlowHost.Reception, host.Signals, Token);
        Request again = await host.Get<RequestDesk>().WithdrawAsync(opened, "本人の申し出", FlowHost.Reception, host.Signals, Token);
        byte[] printed = await host.Get<RequestForms>().PrintAsync(opened, form: null, Token);

        Assert.Equal((RequestState.Withdrawn, RequestState.Withdrawn), (withdrawn.State, again.State));
        Assert.Equal("%PDF"u8, printed.AsSpan(0, 4));
    }

    static async Task<Document> FileAsync(FlowHost host, HolderFile doctor, string request, DocumentKind kind)
    {
        string scanId = await Paperwork.ScanAsync(host, Stack.Paper());
        await host.Get<ScanDesk>().FileAsync(scanId, 1, request, kind, FlowHost.Examiner, host.Signals, Token);
        return Assert.Single((await host.FileAsync(doctor.Holder.HolderId)).Documents);
    }

    static Task<Document> ChangeAsync(FlowHost host, string request, string documentId, DocumentKind kind) =>
        host.Get<DocumentDesk>().ChangeKindAsync(request, documentId, new() { Kind = kind, Reason = "選び間違い" }, FlowHost.Reception, host.Signals, Token);
}
