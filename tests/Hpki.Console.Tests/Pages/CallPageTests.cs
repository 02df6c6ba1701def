using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Hpki.Console.Calls;
using Hpki.Procedures.LostReports;

namespace Hpki.Console.Tests.Pages;

public sealed class CallPageTests
{
    [Fact]
    public async Task Form_OneCard_AsksForEveryFactAndCarriesItsKeys()
    {
        RenderedPage page = await RenderedPage.Of("call");

        IElement form = Assert.Single(page.Document.QuerySelectorAll($"form[action='{ConsoleRoutes.LostReports}']"));
        Assert.All(Enum.GetValues<RegisterFact>(), fact => Assert.Single(form.QuerySelectorAll($"input[type=text][name={CallFields.Of(fact)}]")));
        Assert.Equal("JP26000117", form.QuerySelector($"input[type=hidden][name={CallFields.Card}]")?.GetAttribute("value"));
        Assert.Equal("3f0c7f7e-call", form.QuerySelector($"input[type=hidden][name={FormFields.IdempotencyKey}]")?.GetAttribute("value"));
        Assert.Equal("受理して直ちに失効する", Assert.Single(form.QuerySelectorAll("button")).TextContent);
    }

    [Fact]
    public async Task Form_OneCard_SaysThatRevocationIsFinal()
    {
        RenderedPage page = await RenderedPage.Of("call");

        Assert.Contains("失効は取り消せません。", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_NoWordOnFile_DoesNotAskForIt()
    {
        RenderedPage page = await RenderedPage.Of("call-wrong");

        Assert.Empty(page.Document.QuerySelectorAll($"[name={CallFields.RevocationWord}]"));
        Assert.Contains("失効用合言葉の登録がありません", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_Errors_StandByTheFieldAndInTheSummary()
    {
        RenderedPage page = await RenderedPage.Of("call-wrong");

        var input = (IHtmlInputElement)page.Document.GetElementById(CallFields.BirthDate)!;
        Assert.Equal("true", input.GetAttribute("aria-invalid"));
        Assert.Equal("S45.13.1", input.Value);
        string[] describedBy = input.GetAttribute("aria-describedby")!.Split(' ');
        Assert.Contains(describedBy, id => page.Document.GetElementById(id)!.TextContent.Contains(BirthDateInput.Expected, StringComparison.Ordinal));
        string?[] summary = [.. page.Document.QuerySelectorAll(".error-summary a").Select(a => a.GetAttribute("href"))];
        Assert.Equal(["#birthDate", "#medicalRegistrationNumber", "#secondCertificate"], summary);
        Assert.Equal("radio", page.Document.GetElementById("secondCertificate")?.GetAttribute("type"));
    }

    [Fact]
    public async Task Form_Errors_KeepWhatWasChosen()
    {
        RenderedPage page = await RenderedPage.Of("call-wrong");

        string[] chosen = [.. page.Document.QuerySelectorAll("input[type=radio]").OfType<IHtmlInputElement>().Where(radio => radio.IsChecked).Select(radio => $"{radio.Name}={radio.Value}")];
        Assert.Equal(["incident=Theft", "reissue=Yes"], chosen);
    }
}
