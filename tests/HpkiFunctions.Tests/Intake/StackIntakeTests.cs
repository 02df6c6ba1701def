using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Documents;
using Hpki.Procedures.Forms;
using Hpki.Procedures.Requests;
using Hpki.Registry.Drafts;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using Hpki.Registry.Projections;
using Hpki.Registry.Scans;
using HpkiFunctions.Intake;
using HpkiFunctions.Problems;
using HpkiFunctions.Tests.Flows;

namespace HpkiFunctions.Tests.Intake;

/// <summary>Stacks of several envelopes, with real pictures of the product's own forms: what opens a request, what waits for a person, and that nothing leaks.</summary>
public sealed class StackIntakeTests
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Stack_TwoEnvelopes_OpenTheirRequestsAndTheirPapersStayApart()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile first = await host.DoctorAsync();
        HolderFile second = await host.DoctorAsync(serial: "MD00000002", registrationNumber: "990002");
        DraftReference contact = await Stack.DraftAsync(host, "CC");
        DraftReference renewal = await Stack.DraftAsync(host, "RN", ("medicalRegistrationNumber", "0990002"));

        string scanId = await Paperwork.ScanAsync(host, await Stack.OfAsync(
            host, Stack.Cover(host), Stack.Form(host, FormKind.ContactChange, contact.Text), Stack.Paper(), Stack.Cover(host), Stack.Form(host, FormKind.Renewal, renewal.Text), Stack.Paper()));

        Request change = Assert.Single((await host.FileAsync(first.Holder.HolderId)).Requests);
        Request renewed = Assert.Single((await host.FileAsync(second.Holder.HolderId)).Requests);
        Assert.Equal((ProcedureKind.ContactChange, RequestState.AwaitingExamination, "MD00000001", contact.Text), (change.Procedure, change.State, change.CardSerial, change.DraftReference));
        Assert.Equal((ProcedureKind.Renewal, "MD00000002"), (renewed.Procedure, renewed.CardSerial));
        ScanFile file = await Paperwork.ScanOfAsync(host, scanId);
        Assert.Equal(
            [ScanPageState.PassedOver, ScanPageState.Filed, ScanPageState.Tray, ScanPageState.PassedOver, ScanPageState.Filed, ScanPageState.Tray],
            file.Pages.Select(page => page.State));
        Assert.Equal([change.RequestId, renewed.RequestId], file.Pages.Where(page => page.State == ScanPageState.Filed).Select(page => page.RequestId));
        Assert.Equal([nameof(TrayReason.Attachment), nameof(TrayReason.Attachment)], await Paperwork.TrayReasonsAsync(host));
        Assert.NotEqual(file.Page(3).Envelope, file.Page(6).Envelope);
        Draft mark = (await host.Get<DraftStore>().FindAsync(contact, Token))!;
        Assert.Equal((change.FormDocumentId, change.RequestId), (mark.UsedBy, mark.UsedFor));
        Assert.Empty(mark.Entries);
        Document form = (await host.FileAsync(first.Holder.HolderId)).Document(change.FormDocumentId!);
        Assert.Equal(("CC", contact.Text, "見本 太郎"), (form.Form, form.DraftReference, form.Typed["holder.name"]));
        string[] open = [.. (await host.Get<Worklists>().OpenRequestsAsync(cancellationToken: Token)).Items.Select(row => row.RequestId)];
        Assert.Equal(new[] { change.RequestId, renewed.RequestId }.Order(), open.Order());
    }

    [Fact]
    public async Task Stack_TwoProceduresInOneEnvelope_AreTwoRequestsThatShareTheirPapers()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        DraftReference contact = await Stack.DraftAsync(host, "CC");
        DraftReference disclosure = await Stack.DraftAsync(host, "PD");
        string scanId = await Paperwork.ScanAsync(host, await Stack.OfAsync(
            host, Stack.Form(host, FormKind.ContactChange, contact.Text), Stack.Form(host, FormKind.PinDisclosure, disclosure.Text), Stack.Paper()));
        Request[] requests = [.. (await host.FileAsync(doctor.Holder.HolderId)).Requests.OrderBy(request => request.Procedure)];

        await host.Get<ScanDesk>().FileAsync(scanId, 3, requests[1].RequestId, DocumentKind.CardFaceCopy, FlowHost.Examiner, host.Signals, Token);

        Assert.Equal([ProcedureKind.PinDisclosure, ProcedureKind.ContactChange], requests.Select(request => request.Procedure));
        Document copy = Assert.Single((await host.FileAsync(doctor.Holder.HolderId)).Documents, document => document.Kind == DocumentKind.CardFaceCopy);
        Assert.Equal((requests[1].RequestId, requests[0].RequestId), (copy.RequestId, Assert.Single(copy.AlsoRequestIds)));
        Assert.Empty(await Paperwork.TrayReasonsAsync(host));
    }

    [Fact]
    public async Task Draft_PrintedTwice_OpensOneRequestAndShowsTheOther()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        DraftReference draft = await Stack.DraftAsync(host, "PU");
        byte[] form = Stack.Form(host, FormKind.PinUnblock, draft.Text);

        await host.Get<DraftStore>().NotePrintingAsync(draft, Token);
        await host.Get<DraftStore>().NotePrintingAsync(draft, Token);

        await Paperwork.ScanAsync(host, form);
        string second = await Paperwork.ScanAsync(host, await Stack.OfAsync(host, Stack.Paper(), form));

        Request request = Assert.Single((await host.FileAsync(doctor.Holder.HolderId)).Requests);
        Assert.Equal(ProcedureKind.PinUnblock, request.Procedure);
        Assert.Equal([nameof(TrayReason.NoCode), nameof(TrayReason.DraftUsed)], await Paperwork.TrayReasonsAsync(host));
        Assert.Equal(2, Assert.Single((await host.FileAsync(doctor.Holder.HolderId)).Documents).Printings);

        // The second paper leads to the same request, with what was typed, and is filed there as further paper.
        PaperTarget target = await host.Get<PaperTargets>().FindAsync(new("PU", 1, 1, draft.Text), Token);
        Assert.Equal((request.RequestId, "見本 太郎"), (target.UsedFor, target.Typed!.Name));
        await host.Get<ScanDesk>().FileAsync(second, 2, request.RequestId, DocumentKind.PinUnblockApplication, FlowHost.Examiner, host.Signals, Token);
        Document[] papers = [.. (await host.FileAsync(doctor.Holder.HolderId)).Documents];
        Assert.Equal(2, papers.Length);
        Assert.Single(papers, paper => paper.Typed.Count > 0);
        Assert.Equal(request.FormDocumentId, Assert.Single((await host.FileAsync(doctor.Holder.HolderId)).Requests).FormDocumentId);
    }

    [Theory]
    [InlineData("medicalRegistrationNumber", "990003")]
    [InlineData("birthDate.day", "02")]
    [InlineData("holder.name", "見本 次郎")]
    public async Task Draft_ThatDisagreesInOneFact_WaitsInTheTray(string key, string value)
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        DraftReference draft = await Stack.DraftAsync(host, "DC", (key, value), ("holder.kana", key == "holder.name" ? "ミホン ジロウ" : "ミホン タロウ"));

        string scanId = await Paperwork.ScanAsync(host, Stack.Form(host, FormKind.Discontinuation, draft.Text));

        Assert.Equal([nameof(TrayReason.HolderUnclear)], await Paperwork.TrayReasonsAsync(host));
        Assert.Empty((await host.FileAsync(doctor.Holder.HolderId)).Requests);
        Request opened = await host.Get<ScanDesk>().OpenRequestAsync(
            scanId, 1, new() { Kind = DocumentKind.DiscontinuationNotice, CardSerial = "MD00000001" }, FlowHost.Reception, host.Signals, Token);
        Assert.Equal((ProcedureKind.Discontinuation, draft.Text), (opened.Procedure, opened.DraftReference));
        Draft mark = (await host.Get<DraftStore>().FindAsync(draft, Token))!;
        Assert.Equal((opened.FormDocumentId, 0), (mark.UsedBy, mark.Entries.Count));
        Assert.Equal(draft.Text, (await host.FileAsync(doctor.Holder.HolderId)).Document(opened.FormDocumentId!).DraftReference);
        Assert.Empty(await Paperwork.TrayReasonsAsync(host));
    }

    [Fact]
    public async Task LostReportDraft_WithoutACall_WaitsForAPerson_AndWithOneIsItsForm()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        DraftReference before = await Stack.DraftAsync(host, "LR");
        DraftReference after = await Stack.DraftAsync(host, "LR");

        await Paperwork.ScanAsync(host, Stack.Form(host, FormKind.LostReport, before.Text));
        string[] reasons = await Paperwork.TrayReasonsAsync(host);
        string report = await Paperwork.CallAsync(host);
        await Paperwork.ScanAsync(host, Stack.Form(host, FormKind.LostReport, after.Text));

        Assert.Equal([nameof(TrayReason.LossWithoutCall)], reasons);
        Assert.Equal(RequestState.AwaitingCheck, (await host.FileAsync(doctor.Holder.HolderId)).Request(report).State);
        Assert.Single(await Paperwork.TrayReasonsAsync(host));
    }

    [Fact]
    public async Task ReissueDraft_DuringALostReport_IsLinkedWithIt()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        string report = await Paperwork.CallAsync(host);
        DraftReference draft = await Stack.DraftAsync(host, "RI");

        await Paperwork.ScanAsync(host, Stack.Form(host, FormKind.Reissue, draft.Text));

        HolderFile file = await host.FileAsync(doctor.Holder.HolderId);
        Request reissue = Assert.Single(file.Requests, request => request.Procedure == ProcedureKind.Reissue);
        Assert.Equal((report, reissue.RequestId, draft.Text), (reissue.LinkedRequestId, file.Request(report).LinkedRequestId, reissue.DraftReference));
    }

    [Fact]
    public async Task Draft_ThatIsGone_OrOfAnApplicant_WaitsForItsReason()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        await host.DoctorAsync();
        DraftReference gone = await Stack.DraftAsync(host, "RN");
        await host.Get<DraftStore>().DeleteExpiredAsync(new(2027, 3, 1), Token);
        DraftReference applicant = await Stack.DraftAsync(host, "IS");

        await Paperwork.ScanAsync(host, await Stack.OfAsync(
            host, Stack.Form(host, FormKind.Renewal, gone.Text), Stack.Form(host, FormKind.Issue, applicant.Text), Stack.Form(host, FormKind.ContactChange)));

        Assert.Equal([nameof(TrayReason.DraftGone), nameof(TrayReason.NotAHolderYet), nameof(TrayReason.BlankForm)], await Paperwork.TrayReasonsAsync(host));
    }

    [Fact]
    public async Task ReissueDraft_ForAChangeOfName_AgreesByTheFormerOne()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        DraftReference draft = await Stack.DraftAsync(host, "RI", ("holder.name", "髙橋 太郎"), ("holder.kana", "タカハシ タロウ"), ("formerName", "見本 太郎"));
        DraftReference other = await Stack.DraftAsync(host, "RI", ("formerName", "見本 次郎"), ("holder.kana", "タカハシ タロウ"));

        await Paperwork.ScanAsync(host, Stack.Form(host, FormKind.Reissue, draft.Text));
        await Paperwork.ScanAsync(host, Stack.Form(host, FormKind.Reissue, other.Text));

        Assert.Equal(draft.Text, Assert.Single((await host.FileAsync(doctor.Holder.HolderId)).Requests).DraftReference);
        Assert.Equal([nameof(TrayReason.HolderUnclear)], await Paperwork.TrayReasonsAsync(host));
    }

    [Fact]
    public async Task Code_OfAVersionThatWasNeverPrinted_OrOfAnotherThanWasTyped_WaitsInTheTray()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        DraftReference draft = await Stack.DraftAsync(host, "PU");
        string report = await Paperwork.CallAsync(host);

        TrayReason? never = await RouteAsync(new("LR", 9, 1, report));
        TrayReason? draftNever = await RouteAsync(new("PU", 9, 1, draft.Text));
        TrayReason? other = await RouteAsync(new("PD", 1, 1, draft.Text));

        Assert.Equal((TrayReason.UnknownForm, TrayReason.UnknownForm, TrayReason.DraftOfAnotherForm), (never, draftNever, other));
        Assert.Empty((await host.FileAsync(doctor.Holder.HolderId)).Documents);
        Assert.NotEmpty((await host.Get<DraftStore>().FindAsync(draft, Token))!.Entries);

        async Task<TrayReason?> RouteAsync(FormCode code)
        {
            string scanId = await Paperwork.ScanAsync(host, Stack.Paper());
            return await host.Get<ScanRouting>().FileAsync(await Paperwork.ScanOfAsync(host, scanId), new(1, 1), code, host.Signals, Token);
        }
    }

    [Fact]
    public async Task Routing_CutOffAfterTheDraftWasTaken_FindsItsOwnDocument()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        DraftReference draft = await Stack.DraftAsync(host, "PU");
        string scanId = await Paperwork.ScanAsync(host, Stack.Form(host, FormKind.PinUnblock, draft.Text));

        TrayReason? again = await host.Get<ScanRouting>().FileAsync(await Paperwork.ScanOfAsync(host, scanId), new(1, 1), new("PU", 1, 1, draft.Text), host.Signals, Token);

        Assert.Null(again);
        Assert.Single((await host.FileAsync(doctor.Holder.HolderId)).Documents);
    }

    [Fact]
    public async Task SamePicture_InAnotherFile_IsShownAndNotFiledTwice()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        DraftReference draft = await Stack.DraftAsync(host, "CC");
        byte[] form = await Stack.OfAsync(host, Stack.Form(host, FormKind.ContactChange, draft.Text));
        string firstScan = await Paperwork.ScanAsync(host, form);

        string secondScan = await Paperwork.ScanAsync(host, [.. form, .. "\n% sent again\n"u8]);

        ScanPage page = (await Paperwork.ScanOfAsync(host, secondScan)).Page(1);
        Assert.Equal((ScanPageState.Tray, nameof(TrayReason.SamePicture), firstScan, 1), (page.State, page.TrayReason, page.SameAsScanId, page.SameAsPage));
        Assert.Single((await host.FileAsync(doctor.Holder.HolderId)).Documents);
    }

    [Fact]
    public async Task Name_OfAFormWhoseCodeIsGone_BringsWhatWasTyped()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        DraftReference draft = await Stack.DraftAsync(host, "PU");
        string scanId = await Paperwork.ScanAsync(host, Stack.Paper());
        CorrectionDesk desk = host.Get<CorrectionDesk>();

        string seen = await TagAsync(host, scanId, 1);
        ProblemException wrong = await Assert.ThrowsAsync<ProblemException>(() => NameAsync("K7M-4PX-9TWE"));
        ProblemException unknown = await Assert.ThrowsAsync<ProblemException>(() => NameAsync(DraftReference.From(new byte[40]).ToString()));
        CorrectedDocument named = await NameAsync(draft.ToString().ToLowerInvariant());
        await NameAsync(draft.Text);
        seen = named.Tag;
        DraftReference another = await Stack.DraftAsync(host, "PD");
        ProblemException second = await Assert.ThrowsAsync<ProblemException>(() => NameAsync(another.Text));
        Request opened = await host.Get<ScanDesk>().OpenRequestAsync(
            scanId, 1, new() { Kind = DocumentKind.PinUnblockApplication, CardSerial = "MD00000001" }, FlowHost.Reception, host.Signals, Token);

        Assert.Equal(("reference", "reference", "code-read"), (wrong.Problem.Field, unknown.Problem.Field, second.Problem.Code));
        Assert.Equal("見本 太郎", (await host.FileAsync(doctor.Holder.HolderId)).Document(opened.FormDocumentId!).Typed["holder.name"]);
        Assert.Contains((await Paperwork.ScanOfAsync(host, scanId)).Events, e => e is { Type: "page.named", ActorId: "s-reception" });

        Task<CorrectedDocument> NameAsync(string reference) =>
            desk.CorrectAsync(scanId, 1, new() { Act = CorrectionAct.Name, Seen = seen, Reference = reference }, FlowHost.Reception, Token);
    }

    [Fact]
    public async Task Correct_ThenFile_BringsTheWholeDocumentToItsRequest()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        string report = await Paperwork.CallAsync(host);
        string scanId = await Paperwork.ScanAsync(host, await Stack.OfAsync(host, Stack.Paper(), Stack.Paper(), Stack.Paper()));
        CorrectionDesk desk = host.Get<CorrectionDesk>();

        string seen = await TagAsync(host, scanId, 2);
        CorrectedDocument merged = await desk.CorrectAsync(scanId, 2, new() { Act = CorrectionAct.Merge, Seen = seen }, FlowHost.Reception, Token);
        ProblemException late = await Assert.ThrowsAsync<ProblemException>(
            () => desk.CorrectAsync(scanId, 1, new() { Act = CorrectionAct.Pass, Seen = seen, Colleague = "s-examiner", Note = "確認" }, FlowHost.Examiner, Token));
        ProblemException nothing = await Assert.ThrowsAsync<ProblemException>(
            () => desk.CorrectAsync(scanId, 1, new() { Act = CorrectionAct.Merge, Seen = merged.Tag }, FlowHost.Examiner, Token));
        await host.Get<ScanDesk>().FileAsync(scanId, 2, report, DocumentKind.ResidenceRecord, FlowHost.Examiner, host.Signals, Token);

        Assert.Equal((1, 2), (merged.FirstPage, merged.PageCount));
        Assert.Equal(("document-changed", "nothing-to-merge"), (late.Problem.Code, nothing.Problem.Code));
        Document document = Assert.Single((await host.FileAsync(doctor.Holder.HolderId)).Documents);
        Assert.Equal((1, 2), (document.FirstPage, document.PageCount));
        ScanFile file = await Paperwork.ScanOfAsync(host, scanId);
        Assert.Equal([ScanPageState.Filed, ScanPageState.Filed, ScanPageState.Tray], file.Pages.Select(page => page.State));
    }

    static async Task<string> TagAsync(FlowHost host, string scanId, int page)
    {
        ScanFile file = await Paperwork.ScanOfAsync(host, scanId);
        return file.TagOf(file.RunOf(page));
    }
}
