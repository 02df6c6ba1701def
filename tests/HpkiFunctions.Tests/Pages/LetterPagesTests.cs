using System.Net;
using AngleSharp.Dom;
using Hpki.Console;
using Hpki.Console.Letters;
using Hpki.LocalHost.Identity;
using Hpki.LocalHost.Seeding;
using Hpki.LocalRuntime.Functions;
using Hpki.Procedures.Identifiers;
using Hpki.Procedures.Letters;
using Hpki.Procedures.Staff;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using HpkiFunctions.Requests;

namespace HpkiFunctions.Tests.Pages;

/// <summary>郵送: a letter from the queue into the post and back, through the pages.</summary>
public sealed class LetterPagesTests(PagesHost host) : IClassFixture<PagesHost>
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    DurableSignals Signals => new(host.Get<EngineService>().Engine.Client);

    [Fact]
    public async Task Letter_PrintedPostedReturned_ThroughThePages()
    {
        using StaffSession reception = await StaffSession.SignInAsync(host, DemoStaffDirectory.Reception);
        (RequestNumber number, Letter letter) = await LetterOfAsync(reception, DemoDoctors.Taro);
        string url = ConsoleRoutes.Letter(number, letter.LetterId);

        IDocument queue = await reception.PageAsync(ConsoleRoutes.Letters);
        IDocument task = await reception.PageAsync(ConsoleRoutes.Task(number, letter.TaskId));
        HttpResponseMessage printed = await reception.PostAsync(ConsoleRoutes.PrintLetters, StaffSession.TokenOf(queue), (FormFields.IdempotencyKey, StaffSession.KeyOf(queue)));
        HttpResponseMessage run = await reception.GetAsync(printed.Headers.Location!.OriginalString);
        HttpResponseMessage wrong = await reception.PostAsync(
            url, StaffSession.TokenOf(queue), (LetterFields.Action, nameof(LetterEvent.Post)), (LetterFields.Tracking, "12-34"));
        HttpResponseMessage posted = await reception.PostAsync(
            url, StaffSession.TokenOf(queue), (LetterFields.Action, nameof(LetterEvent.Post)), (LetterFields.Tracking, "123-45-67890-1"));
        HttpResponseMessage cancelled = await reception.PostAsync(
            url, StaffSession.TokenOf(queue), (LetterFields.Action, nameof(LetterEvent.Cancel)), (LetterFields.Reason, nameof(LetterCancelReason.Overtaken)));
        HttpResponseMessage returned = await reception.PostAsync(
            url, StaffSession.TokenOf(queue), (LetterFields.Action, nameof(LetterEvent.Return)), (LetterFields.Note, "転居先不明"));

        IElement row = queue.QuerySelectorAll("main tbody tr").Single(row => row.TextContent.Contains(number.ToString(), StringComparison.Ordinal));
        Assert.Contains("見本 太郎", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("印刷待ち", row.TextContent, StringComparison.Ordinal);
        Assert.Equal(url, task.QuerySelector("main section a.button")!.GetAttribute("href"));
        Assert.Null(task.QuerySelector("main section form button[name='outcome']"));
        Assert.Equal((HttpStatusCode.SeeOther, "application/pdf"), (printed.StatusCode, run.Content.Headers.ContentType!.MediaType));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        IDocument again = await StaffSession.PageOfAsync(wrong);
        Assert.Equal("12-34", again.QuerySelector($"input[name={LetterFields.Tracking}]")!.GetAttribute("value"));
        Assert.NotNull(again.QuerySelector(".error-summary"));
        Assert.Equal((HttpStatusCode.SeeOther, url), (posted.StatusCode, posted.Headers.Location!.OriginalString));
        Assert.Equal(HttpStatusCode.Conflict, cancelled.StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, returned.StatusCode);
        IDocument request = await reception.PageAsync(ConsoleRoutes.Request(number));
        Assert.Contains("返戻", request.QuerySelector($".mails a[href='{url}']")!.ParentElement!.ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.Contains("返戻郵便の確認", request.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("届いた書類はありません", request.Body.TextContent, StringComparison.Ordinal);
        Assert.Contains("12345678901", (await reception.PageAsync(url)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("application/pdf", (await reception.GetAsync(ConsoleRoutes.LetterPdf(number, letter.LetterId))).Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Letter_ForTheAuditor_IsReadOnly()
    {
        using StaffSession reception = await StaffSession.SignInAsync(host, DemoStaffDirectory.Reception);
        using StaffSession auditor = await StaffSession.SignInAsync(host, DemoStaffDirectory.Auditor);
        (RequestNumber number, Letter letter) = await LetterOfAsync(reception, DemoDoctors.Hanako);
        string url = ConsoleRoutes.Letter(number, letter.LetterId);

        IDocument queue = await auditor.PageAsync(ConsoleRoutes.Letters);
        IDocument page = await auditor.PageAsync(url);
        IDocument start = await auditor.PageAsync(ConsoleRoutes.Start);

        Assert.Null(queue.QuerySelector("main form"));
        Assert.Null(page.QuerySelector("main form"));
        Assert.Contains("東京都見本区見本町2-2-2", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotEqual("0", start.QuerySelector($"a.tile[href='{ConsoleRoutes.Letters}'] .tile-number")!.TextContent);
        HttpResponseMessage unknown = await auditor.GetAsync(ConsoleRoutes.Letter(number, "l00000000000000000000"));
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await auditor.PostAsync(
            url, StaffSession.TokenOf(await reception.PageAsync(ConsoleRoutes.Letters)), (LetterFields.Action, nameof(LetterEvent.Print)))).StatusCode);
    }

    async Task<(RequestNumber Number, Letter Letter)> LetterOfAsync(StaffSession reception, DemoDoctor doctor)
    {
        HolderFile file = await host.FileOfAsync(doctor);
        await host.Get<HolderRegistry>().DecideAsync(
            file, "no-mail", current => new Decision().Put(current.Holder with { MailAddress = null }).Record("holder.mail-address-removed", Actor.System),
            Signals, Stop);
        string location = (await reception.CallAsync(doctor)).Headers.Location!.OriginalString;
        RequestNumber number = RequestNumber.Parse(location.Split('/')[^1]);

        // The flow orders the letter on its own time; the test asks for the same one.
        StatusMail mail = new(file.Holder.HolderId, number.Id, StatusMailKind.LostReportRevoked);
        DecisionResult result = await host.Get<HolderRegistry>().DecideAsync(
            file.Holder.HolderId, PostalNotices.KeyOf(mail), current => PostalNotices.AreNeeded(current, mail) ? new Decision().NotifyByPost(current, mail, TimeProvider.System.GetUtcNow()) : null,
            Signals, Stop);
        return (number, result.File.Letter(PostalNotices.LetterOf(mail)));
    }
}
