using System.Net;
using AngleSharp.Dom;
using Hpki.Console;
using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Forms;
using Hpki.Registry.Audit;
using Hpki.Registry.Drafts;
using HpkiFunctions.Guides;
using HpkiFunctions.Tests.Pages;

namespace HpkiFunctions.Tests.Guides;

/// <summary>What a doctor without a sign-in sees and sends.</summary>
public sealed class GuidePagesTests(PagesHost host) : IClassFixture<PagesHost>
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Slugs { get; } = [.. ProcedureGuides.All.Select(guide => guide.Slug)];

    [Fact]
    public async Task Guides_WithoutSignIn_LeadToEveryProcedure()
    {
        using StaffSession anyone = StaffSession.OfNobody(host);

        IDocument page = await anyone.PageAsync(ConsoleRoutes.Guides);

        Assert.Equal(ProcedureGuides.All.Select(guide => ConsoleRoutes.Guide(guide.Slug)), page.QuerySelectorAll(".guide-list a").Select(link => link.GetAttribute("href")!));
        Assert.Empty(page.QuerySelectorAll("script"));
    }

    [Theory]
    [MemberData(nameof(Slugs))]
    public async Task Guide_OfAProcedure_SaysWhatToSendAndGivesItsForm(string slug)
    {
        ProcedureGuide guide = ProcedureGuides.Find(slug)!;
        using StaffSession anyone = StaffSession.OfNobody(host);

        IDocument page = await anyone.PageAsync(ConsoleRoutes.Guide(slug));
        HttpResponseMessage blank = await anyone.GetAsync(ConsoleRoutes.GuideForm(slug));
        IDocument fill = await anyone.PageAsync(ConsoleRoutes.GuideFill(slug));

        string text = page.QuerySelector("main")!.TextContent;
        Assert.All([guide.Lead, guide.Who.Words, .. guide.Documents.Select(document => document.Name), .. guide.Steps.Select(step => step.Words)], words => Assert.Contains(words, text, StringComparison.Ordinal));
        Assert.Equal((HttpStatusCode.OK, "application/pdf"), (blank.StatusCode, blank.Content.Headers.ContentType?.MediaType));
        Assert.StartsWith("%PDF-", await blank.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        Assert.Equal(
            FormContents.Of(guide.Form).Questions.Where(question => question.IsTyped).SelectMany(question => question.Options).Count(),
            fill.QuerySelectorAll("main input[type=radio], main input[type=checkbox]").Length);
        Assert.Equal(guide.Ticked, fill.QuerySelectorAll("main input[checked]").Select(box => box.GetAttribute("value")!));
        Assert.Equal("noindex, nofollow", fill.QuerySelector("meta[name=robots]")?.GetAttribute("content"));
    }

    [Fact]
    public async Task Fee_ThatIsNotKnown_IsSaidToBeAsked()
    {
        using StaffSession anyone = StaffSession.OfNobody(host);

        IDocument page = await anyone.PageAsync(ConsoleRoutes.Guide("pin-disclosure"));

        Assert.Equal("センターへお問い合わせください。", page.QuerySelector("section:has(#fee) dd")?.TextContent);
    }

    [Fact]
    public async Task FillIn_WithMistakes_NamesEachAtItsFieldAndKeepsWhatWasTyped()
    {
        using TypingDoctor doctor = await TypingDoctor.OpenAsync(host, "reissue");

        HttpResponseMessage answer = await doctor.SendAsync(("phone", "12"), ("birthDate.day", "31"), ("residence.postal", ""), ("formerName", ""));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        IDocument page = await StaffSession.PageOfAsync(answer);
        Assert.Equal(["#birthDate", "#residence.postal", "#phone", "#formerName"], page.QuerySelectorAll(".error-summary a").Select(link => link.GetAttribute("href")!));
        Assert.Equal(4, page.QuerySelectorAll(".field-error").Length);
        Assert.Equal("12", page.GetElementById("phone")?.GetAttribute("value"));
        Assert.Equal("髙橋 花子", page.GetElementById("holder.name")?.GetAttribute("value"));
        Assert.True(page.QuerySelector("input[value='reason.nameChange']")!.HasAttribute("checked"));
    }

    [Fact]
    public async Task FillIn_NameThatCannotBePrinted_IsToldAtItsField()
    {
        using TypingDoctor doctor = await TypingDoctor.OpenAsync(host, "reissue");

        IDocument page = await StaffSession.PageOfAsync(await doctor.SendAsync(("holder.name", "見本 \U000323AF")));

        Assert.Contains("印刷できない文字", page.GetElementById("holder.name-error")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FillIn_Right_BecomesADraftWhoseFormIsFetchedWithoutAnAddressThatOpensIt()
    {
        using TypingDoctor doctor = await TypingDoctor.OpenAsync(host, "reissue");

        HttpResponseMessage answer = await doctor.SendAsync();
        IDocument done = await StaffSession.PageOfAsync(answer);
        HttpResponseMessage pdf = await doctor.PrintAsync(done);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl?.NoStore);
        Assert.Equal((HttpStatusCode.OK, "application/pdf"), (pdf.StatusCode, pdf.Content.Headers.ContentType?.MediaType));
        Assert.Equal("attachment", pdf.Content.Headers.ContentDisposition?.DispositionType);
        Draft draft = await DraftOfAsync(done);
        Assert.Equal(("RI", 1, "reissue", 1, null), (draft.Form, draft.Version, draft.Guide, draft.Printings, draft.UsedBy));
        Assert.Equal("髙橋 花子", draft.Entries["holder.name"]);
        Assert.All(done.QuerySelectorAll("[href], [action]"), element => Assert.DoesNotContain(draft.Reference.Text, element.GetAttribute("href") ?? element.GetAttribute("action"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task FillIn_SentTwice_IsOneDraft()
    {
        using TypingDoctor doctor = await TypingDoctor.OpenAsync(host, "reissue");

        IDocument[] done = [await StaffSession.PageOfAsync(await doctor.SendAsync()), await StaffSession.PageOfAsync(await doctor.SendAsync())];

        Assert.Equal(NumberOn(done[0]), NumberOn(done[1]));
    }

    [Fact]
    public async Task FillIn_Again_ShowsWhatWasTypedAndMakesAnotherDraft()
    {
        using TypingDoctor doctor = await TypingDoctor.OpenAsync(host, "reissue");
        IDocument done = await StaffSession.PageOfAsync(await doctor.SendAsync());

        IDocument again = await StaffSession.PageOfAsync(await doctor.CorrectAsync(done));
        IDocument corrected = await StaffSession.PageOfAsync(await doctor.SendAsync(("phone", "0611112222")));

        Assert.Equal("1000001", again.GetElementById("residence.postal")?.GetAttribute("value"));
        Assert.Equal("04", again.GetElementById("birthDate-month")?.GetAttribute("value"));
        Assert.True(again.QuerySelector("input[value='reason.nameChange']")!.HasAttribute("checked"));
        Assert.True(again.QuerySelector("input[name='enclosed.photo']")!.HasAttribute("checked"));
        Assert.NotEqual(NumberOn(done), NumberOn(corrected));
    }

    [Fact]
    public async Task FillIn_FromAForeignPage_IsRefused()
    {
        using TypingDoctor doctor = await TypingDoctor.OpenAsync(host, "reissue");

        HttpResponseMessage without = await doctor.SendWithTokenAsync(null);
        HttpResponseMessage wrong = await doctor.SendWithTokenAsync("CfDJ8-none-of-ours");

        Assert.Equal([HttpStatusCode.Forbidden, HttpStatusCode.Forbidden], [without.StatusCode, wrong.StatusCode]);
        Assert.Contains("手続きのご案内", (await StaffSession.PageOfAsync(wrong)).Title!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Print_WithATicketThatIsNoneOrOfAnotherPage_OpensNothing()
    {
        using TypingDoctor doctor = await TypingDoctor.OpenAsync(host, "reissue");
        IDocument done = await StaffSession.PageOfAsync(await doctor.SendAsync());
        string reference = (await DraftOfAsync(done)).Reference.Text;

        HttpResponseMessage byReference = await doctor.PrintAsync(done, ticket: reference);
        HttpResponseMessage elsewhere = await doctor.PrintAsync(done, slug: "issue");

        Assert.Equal([HttpStatusCode.Gone, HttpStatusCode.NotFound], [byReference.StatusCode, elsewhere.StatusCode]);
    }

    [Fact]
    public async Task Guide_OfNoProcedure_IsNotThere()
    {
        using StaffSession anyone = StaffSession.OfNobody(host);

        HttpResponseMessage answer = await anyone.GetAsync(ConsoleRoutes.Guide("tax-return"));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("手続きの一覧", (await StaffSession.PageOfAsync(answer)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadDraft_ByAMemberOfStaff_IsNotedAsAReadingOfNobodysYet()
    {
        using TypingDoctor doctor = await TypingDoctor.OpenAsync(host, "reissue");
        Draft draft = await DraftOfAsync(await StaffSession.PageOfAsync(await doctor.SendAsync()));

        HolderReads reads = HolderReads.Begin();
        await host.Get<DraftStore>().FindAsync(draft.Reference, Stop);

        Assert.Empty(reads.End());
        Assert.True(reads.OpenedUnfiled);
    }

    Task<Draft> DraftOfAsync(IDocument done)
    {
        Assert.True(DraftReference.TryParse(NumberOn(done), out DraftReference reference));
        return host.Get<GuideDesk>().OpenAsync(ProcedureGuides.Find("reissue")!, reference, Stop);
    }

    static string NumberOn(IDocument done) => done.QuerySelector("section:has(#print) .number")!.TextContent;
}
