using System.Net;
using AngleSharp.Dom;
using Hpki.Console;
using Hpki.Console.Requests;
using Hpki.Console.Tasks;
using Hpki.LocalHost.Identity;
using Hpki.LocalHost.Seeding;
using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Deficiencies;
using Hpki.Procedures.Documents;
using Hpki.Procedures.Identifiers;
using Hpki.Procedures.Papers;
using Hpki.Procedures.Payments;
using Hpki.Procedures.Reissues;
using Hpki.Procedures.Requests;
using Hpki.Procedures.Staff;
using Hpki.Registry.Deliveries;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using HpkiFunctions.Requests;
using HpkiFunctions.Tests.Flows;
using Document = Hpki.Registry.Model.Document;

namespace HpkiFunctions.Tests.Pages;

/// <summary>A reissue at the browser: the examiner's form, a payment, and what stands on the request's page.</summary>
public sealed class ExaminationPagesTests(PagesHost host) : IClassFixture<PagesHost>
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Examination_OnItsTask_SaysWhatIsWrongKeepsWhatWasTypedAndGoesOn()
    {
        using StaffSession examiner = await StaffSession.SignInAsync(host, DemoStaffDirectory.Examiner);
        RequestNumber number = await ApplyAsync(DemoDoctors.Hanako);
        string url = ConsoleRoutes.Task(number, await host.TaskOfAsync(DemoDoctors.Hanako, TaskKind.ExaminePapers));
        IDocument page = await examiner.PageAsync(url);
        string token = StaffSession.TokenOf(page);
        string submit = page.QuerySelector("form.task-form")!.GetAttribute("action")!;

        HttpResponseMessage nothing = await examiner.PostAsync(submit, token);
        HttpResponseMessage noDate = await examiner.PostAsync(submit, token, [.. Whole(), ($"{ExaminationFields.IssuedOn(PaperItem.ResidenceRecord)}.year", "abcd")]);
        HttpResponseMessage noDefect = await examiner.PostAsync(
            submit, token, [.. Whole(form: PaperFinding.Defective), (ExaminationFields.Words(PaperItem.Form), "署名欄が空白です")]);
        HttpResponseMessage noToken = await examiner.PostAsync(submit, token: null, [.. Whole()]);
        HttpResponseMessage taken = await examiner.PostAsync(submit, token, [.. Whole()]);

        Assert.Equal(
            [HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.Forbidden, HttpStatusCode.SeeOther],
            new[] { nothing, noDate, noDefect, noToken, taken }.Select(answer => answer.StatusCode));
        IDocument again = await StaffSession.PageOfAsync(noDefect);
        Assert.Contains("不備の内容を1つ以上", again.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("署名欄が空白です", again.QuerySelector($"textarea[name='{ExaminationFields.Words(PaperItem.Form)}']")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(again.QuerySelector($"input[name='{ExaminationFields.Reason}'][value='Damage'][checked]"));
        IDocument request = await examiner.PageAsync(taken.Headers.Location!.OriginalString);
        Assert.Contains("書類審査の結果を記録しました", request.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("医師の資格を厚生労働省に確認", request.QuerySelector(".next-step")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("書類審査(1回目): 不足・不備なし", request.QuerySelector(".timeline")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(RequestState.AwaitingLicenceCheck, (await host.FileOfAsync(DemoDoctors.Hanako)).Request(number.Id).State);
    }

    [Fact]
    public async Task Payment_OnTheRequestsPage_IsEnteredOnceAndJudged()
    {
        using StaffSession examiner = await StaffSession.SignInAsync(host, DemoStaffDirectory.Examiner);
        using StaffSession reception = await StaffSession.SignInAsync(host, DemoStaffDirectory.Reception);
        RequestNumber number = await ApplyAsync(DemoDoctors.Sakura);
        string task = ConsoleRoutes.Task(number, await host.TaskOfAsync(DemoDoctors.Sakura, TaskKind.ExaminePapers));
        await examiner.PostAsync($"{task}/examination", StaffSession.TokenOf(await examiner.PageAsync(task)), [.. Whole()]);
        string licence = ConsoleRoutes.Task(number, await host.TaskOfAsync(DemoDoctors.Sakura, TaskKind.CheckLicence));
        await examiner.PostAsync(licence, StaffSession.TokenOf(await examiner.PageAsync(licence)), (TaskFields.Outcome, nameof(TaskOutcome.Confirmed)));

        IDocument page = await reception.PageAsync(ConsoleRoutes.Request(number));
        string token = StaffSession.TokenOf(page);
        string key = page.QuerySelector($"form[action='{ConsoleRoutes.Payments(number)}'] input[name='{FormFields.IdempotencyKey}']")!.GetAttribute("value")!;
        HttpResponseMessage noAmount = await PayAsync(reception, number, token, key, "五千五百");
        HttpResponseMessage future = await PayAsync(reception, number, token, key, "5500", year: "2199");
        HttpResponseMessage paid = await PayAsync(reception, number, token, key, "５，５００");
        HttpResponseMessage again = await PayAsync(reception, number, token, key, "5500");

        Assert.Contains(PaymentReference.Of(number.Id).ToString(), page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            [HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.SeeOther, HttpStatusCode.SeeOther],
            new[] { noAmount, future, paid, again }.Select(answer => answer.StatusCode));
        Assert.NotNull((await StaffSession.PageOfAsync(noAmount)).GetElementById($"{PaymentFields.Yen}-error"));
        Assert.Equal(PaymentVerdict.Settles, Assert.Single((await host.FileOfAsync(DemoDoctors.Sakura)).Payments).Verdict);
        IDocument after = await reception.PageAsync(ConsoleRoutes.Request(number));
        Assert.Contains("5,500円(一致)", after.QuerySelector("#fee")!.ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.Contains("承認", after.QuerySelector(".next-step")!.TextContent, StringComparison.Ordinal);
    }

    static IEnumerable<(string, string)> Whole(PaperFinding form = PaperFinding.Present)
    {
        yield return (ExaminationFields.Reason, nameof(ReissueReason.Damage));
        yield return (ExaminationFields.Membership, ExaminationFields.Member);
        yield return (ExaminationFields.Finding(PaperItem.Form), form.ToString());
        foreach (PaperItem item in new[] { PaperItem.ResidenceRecord, PaperItem.IdentityCopy, PaperItem.LicenceCopy, PaperItem.Photo, PaperItem.FormerCard })
        {
            yield return (ExaminationFields.Finding(item), nameof(PaperFinding.NotNeeded));
        }
    }

    static Task<HttpResponseMessage> PayAsync(StaffSession staff, RequestNumber number, string token, string key, string yen, string year = "2026") => staff.PostAsync(
        ConsoleRoutes.Payments(number), token,
        (FormFields.IdempotencyKey, key), (PaymentFields.Yen, yen), ($"{PaymentFields.PaidOn}.year", year), ($"{PaymentFields.PaidOn}.month", "1"), ($"{PaymentFields.PaidOn}.day", "5"));

    async Task<RequestNumber> ApplyAsync(DemoDoctor doctor)
    {
        HolderFile file = await host.FileOfAsync(doctor);
        RequestNumber number = RequestNumber.New();
        Document form = new()
        {
            DocumentId = RecordId.From('d', number.Id),
            RequestId = number.Id,
            HolderId = file.Holder.HolderId,
            Kind = DocumentKind.ReissueApplication,
            MediaType = "image/tiff",
            Sha256 = new string('0', 64),
            PageCount = 1,
            RetentionClass = RetentionClass.RequestRecord,
            FiledAt = DateTimeOffset.UtcNow,
            FiledBy = Actor.System.ActorId,
        };
        PaperApplication paper = new() { Procedure = ProcedureKind.Reissue, Number = number, Form = form, By = Actor.Staff(Paperwork.Scanning.StaffId) };
        IOrchestrationSignals signals = new DurableSignals(host.Get<Hpki.LocalRuntime.Functions.EngineService>().Engine.Client);
        await host.Get<HolderRegistry>().DecideAsync(file.Holder.HolderId, $"apply-{number.Id}", current => host.Get<WaitingRequests>().Open(current, paper), signals, Stop);
        return number;
    }
}
