using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Hpki.Console.Scans;
using Hpki.Console.Search;

namespace Hpki.Console.Tests.Pages;

public sealed class OtherPagesTests
{
    [Fact]
    public async Task Start_Navigation_MarksTheSection()
    {
        RenderedPage page = await RenderedPage.Of("start");

        string[] entries = [.. page.Document.QuerySelectorAll("nav a").Select(a => a.TextContent)];
        Assert.Equal(["受付", "紛失の電話", "検索", "スキャン・受付トレイ", "タスク", "郵送", "入金", "カード工場", "更新のご案内", "失効リスト"], entries);
        Assert.Equal("受付", Assert.Single(page.Document.QuerySelectorAll("nav [aria-current=page]")).TextContent);
    }

    [Fact]
    public async Task Start_Frame_NamesMemberRolesAndOutcome()
    {
        RenderedPage page = await RenderedPage.Of("start");

        Assert.Contains("受付・審査", page.Document.QuerySelector(".signed-in")?.TextContent, StringComparison.Ordinal);
        Assert.Contains("事後確認を記録しました", page.Document.QuerySelector("[role=status]")?.TextContent, StringComparison.Ordinal);
        Assert.Equal(ConsoleRoutes.SignOut, page.Document.QuerySelector("header form")?.GetAttribute("action"));
    }

    [Fact]
    public async Task Search_EveryKind_CanBeChosen()
    {
        RenderedPage page = await RenderedPage.Of("search");

        string?[] kinds = [.. page.Document.QuerySelectorAll($"select[name={SearchFields.Kind}] option").Select(option => option.GetAttribute("value"))];
        Assert.Equal(Enum.GetNames<SearchKind>(), kinds);
    }

    [Fact]
    public async Task Search_WrongText_StaysWithItsMessageAndKind()
    {
        RenderedPage page = await RenderedPage.Of("search-wrong");

        Assert.Contains("数字10桁で入力してください。", page.Document.GetElementById($"{SearchFields.Query}-error")?.TextContent, StringComparison.Ordinal);
        Assert.Equal(nameof(SearchKind.JmaMemberId), ((IHtmlSelectElement)page.Document.GetElementById(SearchFields.Kind)!).Value);
    }

    [Fact]
    public async Task Holder_CardInForce_OffersTheCall()
    {
        RenderedPage page = await RenderedPage.Of("holder");

        IElement link = Assert.Single(page.Document.QuerySelectorAll("a[href^='/staff/lost-reports/new?card=']"));
        Assert.Equal("/staff/lost-reports/new?card=JP26000117", link.GetAttribute("href"));
    }

    [Fact]
    public async Task CallSearch_Candidates_ShowNothingThatProvesACaller()
    {
        RenderedPage page = await RenderedPage.Of("call-candidates");

        Assert.DoesNotContain("912345", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("生年月日", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scans_TrayPage_CanBeFiledOrSetAside()
    {
        RenderedPage page = await RenderedPage.Of("scans");

        IElement[] forms = [.. page.Document.QuerySelectorAll("form[action='/staff/tray/s-02/2']")];
        Assert.Equal([TrayFields.File, TrayFields.NotOurs], forms.Select(form => form.QuerySelector($"button[name={TrayFields.Action}]")?.GetAttribute("value")));
        Assert.NotNull(forms[0].QuerySelector($"[name={TrayFields.RequestNumber}]"));
        Assert.NotNull(forms[0].QuerySelector($"[name={TrayFields.Kind}]"));
        Assert.NotNull(forms[1].QuerySelector($"[name={TrayFields.Reason}]"));
    }

    [Fact]
    public async Task Scans_MemberWithoutRole_CannotUpload()
    {
        RenderedPage page = await RenderedPage.Of("scans-empty");

        Assert.Empty(page.Document.QuerySelectorAll("[data-upload], input[type=file]"));
        Assert.Contains("受付または審査の役割が必要です", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RevocationLists_LateList_IsWarnedOf()
    {
        RenderedPage page = await RenderedPage.Of("crls");

        Assert.Contains("定期発行が行われていません", page.Document.QuerySelector(".notice.tone-bad")?.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.Document.QuerySelectorAll("a[download][href='/pki/crl/1024.crl']"));
    }

    [Fact]
    public async Task Mail_HtmlPart_StandsInAnEmptySandbox()
    {
        RenderedPage page = await RenderedPage.Of("mail");

        IElement frame = Assert.Single(page.Document.QuerySelectorAll("iframe"));
        Assert.Equal("", frame.GetAttribute("sandbox"));
        Assert.Contains("<script>", frame.GetAttribute("srcdoc"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_EveryMember_IsAButton()
    {
        RenderedPage page = await RenderedPage.Of("sign-in");

        Assert.Equal(["reception", "examiner", "approver", "auditor", "admin"], page.Document.QuerySelectorAll("button[name=staffId]").Select(button => button.GetAttribute("value")));
    }

    [Fact]
    public async Task Forbidden_MissingRole_NamesRolesAndReference()
    {
        RenderedPage page = await RenderedPage.Of("forbidden");

        Assert.Contains("審査、承認", page.Text, StringComparison.Ordinal);
        Assert.Contains("00-4bf92f3577b34da6", page.Text, StringComparison.Ordinal);
    }
}
