using Hpki.Console.Calls;
using Hpki.Console.CardBureau;
using Hpki.Console.Flows;
using Hpki.Console.Guides;
using Hpki.Console.Holders;
using Hpki.Console.Letters;
using Hpki.Console.LocalPages;
using Hpki.Console.Problems;
using Hpki.Console.Payments;
using Hpki.Console.Requests;
using Hpki.Console.Renewals;
using Hpki.Console.RevocationLists;
using Hpki.Console.Scans;
using Hpki.Console.Search;
using Hpki.Console.Start;
using Hpki.Console.Tasks;
using Hpki.Procedures.Requests;

namespace Hpki.Console.Tests.Samples;

/// <summary>Every page of the console in the situations that matter.</summary>
static class SamplePages
{
    public static IReadOnlyList<string> Names { get; } = [.. All(People.Invented).Select(page => page.Name)];

    public static SamplePage Get(string name, People people) => All(people).Single(page => page.Name == name);

    public static IEnumerable<SamplePage> All(People people)
    {
        SampleModels models = new(people);
        return
        [
            Page<StartPage>("start", models.Start()),
            Page<StartPage>("start-quiet", models.QuietStart()),
            Page<SearchPage>("search", models.Search(null)),
            Page<SearchPage>("search-results", models.Search(models.SearchResults())),
            Page<SearchPage>("search-nothing", models.Search([])),
            Page<SearchPage>("search-wrong", models.WrongSearch()),
            Page<HolderPage>("holder", models.Holder()),
            Page<CallSearchPage>("call-search", models.CallSearch(null)),
            Page<CallSearchPage>("call-candidates", models.CallSearch(models.Candidates())),
            Page<CallPage>("call", models.Call()),
            Page<CallPage>("call-wrong", models.WrongCall()),
            Page<RequestPage>("request-accepted", models.AcceptedRequest()),
            Page<RequestPage>("request-held", models.HeldRequest()),
            Page<RequestPage>("request-check", models.CheckedRequest(mayCheck: true)),
            Page<RequestPage>("request-four-eyes", models.CheckedRequest(mayCheck: false)),
            Page<RequestPage>("request-done", models.DoneRequest()),
            Page<RequestPage>("request-reissue", models.ReissueRequest()),
            Page<TaskListPage>("tasks", models.TaskList()),
            Page<TaskPage>("task", models.Task()),
            Page<TaskPage>("task-wrong", models.WrongTask()),
            Page<TaskPage>("task-examination", models.ExaminationTask()),
            Page<TaskPage>("task-end-of-use", models.EndOfUseTask()),
            Page<TaskPage>("task-unblock", models.UnblockTask()),
            Page<TaskPage>("task-return", models.CardTask(TaskKind.ReturnCard)),
            Page<TaskPage>("task-fee", models.FeeTask()),
            Page<ScanPage>("scans", models.Scans()),
            Page<ScanPage>("scans-empty", models.EmptyScans()),
            Page<LetterQueuePage>("letters", models.Letters()),
            Page<LetterQueuePage>("letters-empty", models.NoLetters()),
            Page<LetterPage>("letter-queued", models.QueuedLetter()),
            Page<LetterPage>("letter-printed", models.PrintedLetter()),
            Page<LetterPage>("letter-wrong", models.WrongLetter()),
            Page<LetterPage>("letter-returned", models.ReturnedLetter()),
            Page<PaperReportPage>("paper-report", models.PaperReport()),
            Page<PaperReportPage>("paper-report-wrong", models.WrongPaperReport()),
            Page<TrayDocumentPage>("tray-document", models.TrayDocument()),
            Page<TrayDocumentPage>("tray-document-wrong", models.WrongTrayDocument()),
            Page<RedactionPage>("redaction", models.Redaction(isAsked: false)),
            Page<RedactionPage>("redaction-asked", models.Redaction(isAsked: true)),
            Page<BankPage>("bank", models.Bank()),
            Page<BureauPage>("card-bureau", models.CardBureau()),
            Page<TaskPage>("task-delivery", models.CardTask(TaskKind.ArrangeDelivery)),
            Page<TaskPage>("task-hand-over", models.CardTask(TaskKind.HandOverCard)),
            Page<TaskPage>("task-post", models.CardTask(TaskKind.PostCard)),
            Page<RenewalPlanPage>("renewals", models.Renewals()),
            Page<RevocationListPage>("crls", models.RevocationLists()),
            Page<FlowListPage>("flows", models.Flows()),
            Page<FlowListPage>("flows-wrong", models.WrongFlows()),
            Page<FlowPage>("flow", models.Flow()),
            Page<FlowPage>("flow-parked", models.ParkedFlow()),
            Page<FlowPage>("flow-azure", models.FlowWithoutInsight()),
            Page<FlowConfirmPage>("flow-confirm", models.FlowConfirm()),
            Page<GuideListPage>("guides", SampleModels.Guides()),
            Page<GuidePage>("guide", SampleModels.Guide("lost-report")),
            Page<GuidePage>("guide-reissue", SampleModels.Guide("name-change")),
            Page<GuideFillPage>("guide-fill", models.GuideFill("reissue")),
            Page<GuideFillPage>("guide-fill-issue", models.GuideFill("issue")),
            Page<GuideFillPage>("guide-fill-wrong", models.WrongGuideFill()),
            Page<GuideDonePage>("guide-done", models.GuideDone()),
            Page<GuideProblemPage>("guide-problem", SampleModels.GuideProblem()),
            Page<ErrorPage>("error", models.Error()),
            Page<ForbiddenPage>("forbidden", models.Forbidden()),
            Page<SignInPage>("sign-in", models.SignIn()),
            Page<MailboxPage>("mailbox", models.Mailbox()),
            Page<MailPage>("mail", models.Mail()),
        ];
    }

    static SamplePage Page<TPage>(string name, object model) => new(name, typeof(TPage), model);
}
