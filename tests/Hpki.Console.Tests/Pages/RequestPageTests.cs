using AngleSharp.Dom;
using Hpki.Console.Tasks;
using Hpki.Procedures.Documents;

namespace Hpki.Console.Tests.Pages;

public sealed class RequestPageTests
{
    [Fact]
    public async Task Page_AcceptedCall_ShowsNumberListAndMilliseconds()
    {
        RenderedPage page = await RenderedPage.Of("request-accepted");

        Assert.Equal("K7M-4PX-9TWE", page.Document.QuerySelector("h1")?.TextContent);
        Assert.Equal("412", page.Document.QuerySelector(".measure-number")?.TextContent);
        Assert.Contains("第1024号", page.Text, StringComparison.Ordinal);
        Assert.Contains("cessationOfOperation (5)", page.Text, StringComparison.Ordinal);
        Assert.Equal("/staff/requests/K7M4PX9TWE/form.pdf", page.Document.QuerySelector("a[href$='form.pdf']")?.GetAttribute("href"));
    }

    [Fact]
    public async Task Steps_AwaitingForm_MarkTheCurrentOne()
    {
        RenderedPage page = await RenderedPage.Of("request-accepted");

        IElement current = Assert.Single(page.Document.QuerySelectorAll("[aria-current=step]"));
        Assert.Contains("届書受領", current.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, page.Document.QuerySelectorAll(".step-done").Length);
    }

    [Fact]
    public async Task Task_AllowedMember_CanConfirmOrRefuse()
    {
        RenderedPage page = await RenderedPage.Of("request-check");

        IElement form = Assert.Single(page.Document.QuerySelectorAll("form[action='/staff/tasks/K7M4PX9TWE/t-02']"));
        Assert.Equal(["Confirmed", "Refused"], form.QuerySelectorAll($"button[name={TaskFields.Outcome}]").Select(button => button.GetAttribute("value")));
        Assert.Single(form.QuerySelectorAll($"textarea[name={TaskFields.Note}]"));
    }

    [Fact]
    public async Task Task_FourEyes_ShowsTheReasonAndNoForm()
    {
        RenderedPage page = await RenderedPage.Of("request-four-eyes");

        Assert.Empty(page.Document.QuerySelectorAll("form[action^='/staff/tasks/']"));
        Assert.Contains("別の担当者に依頼してください", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Documents_Filed_LinkToEveryPageImage()
    {
        RenderedPage page = await RenderedPage.Of("request-check");

        string?[] images = [.. page.Document.QuerySelectorAll(".thumbs a").Select(a => a.GetAttribute("href"))];
        Assert.Equal(["/api/scans/s-02/pages/1", "/api/scans/s-02/pages/2", "/api/scans/s-02/pages/3"], images);
        Assert.All(page.Document.QuerySelectorAll(".thumbs img"), image => Assert.NotEmpty(image.GetAttribute("alt")!));
    }

    [Fact]
    public async Task Actions_OpenRequest_OfferCardFoundAndWithdrawal()
    {
        RenderedPage page = await RenderedPage.Of("request-accepted");

        Assert.Single(page.Document.QuerySelectorAll("form[action='/staff/requests/K7M4PX9TWE/card-found']"));
        Assert.Single(page.Document.QuerySelectorAll("form[action='/staff/requests/K7M4PX9TWE/withdraw']"));
    }

    [Fact]
    public async Task Actions_ClosedRequest_OfferNoneButToSayWhatADocumentIs()
    {
        RenderedPage page = await RenderedPage.Of("request-done");

        IElement form = Assert.Single(page.Document.QuerySelectorAll("form[action^='/staff/requests/']"));
        Assert.Equal("/staff/requests/K7M4PX9TWE/documents/d-04/kind", form.GetAttribute("action"));
        Assert.Equal(nameof(DocumentKind.ReissuePapers), Assert.Single(form.QuerySelectorAll("option[selected]")).GetAttribute("value"));
        Assert.Contains("この書類により申請を受け付けています。", page.Document.QuerySelector(".documents")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Actions_HeldCard_DoNotCallItRevokedAndKeepWhatWasTyped()
    {
        RenderedPage page = await RenderedPage.Of("request-held");

        IElement form = Assert.Single(page.Document.QuerySelectorAll("form[action$='/card-found']"));
        Assert.Contains("まだ失効していません", form.TextContent, StringComparison.Ordinal);
        Assert.Equal(Samples.People.Invented.Circumstances, form.QuerySelector("textarea")?.TextContent);
    }

    [Fact]
    public async Task Revocation_NotOrdered_IsNotShown()
    {
        RenderedPage page = await RenderedPage.Of("request-held");

        Assert.Null(page.Document.GetElementById("revocation"));
        Assert.Contains("期限超過", page.Text, StringComparison.Ordinal);
    }
}
