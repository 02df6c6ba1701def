using System.Globalization;
using Hpki.Procedures.Identifiers;

namespace Hpki.Console;

/// <summary>
/// Every address of the staff pages. Constants are the routes as functions declare them (with a leading slash; a function's
/// <c>Route</c> is written without it); methods fill in ids. Addresses hold ids only, never personal data: searches are POSTed.
/// </summary>
public static class ConsoleRoutes
{
    public const string Start = "/";

    /// <summary>GET: empty form. POST <see cref="Hpki.Console.Search.SearchFields"/>: the result is the answer itself.</summary>
    public const string Search = "/staff/search";

    /// <summary>GET without query: find the card (<see cref="Hpki.Console.Calls.CallSearchPage"/>); with <c>?card=</c>: take the call (<see cref="Hpki.Console.Calls.CallPage"/>).</summary>
    public const string NewLostReport = "/staff/lost-reports/new";

    /// <summary>POST <see cref="Hpki.Console.Search.SearchFields"/>: find the card of a caller.</summary>
    public const string FindForCall = "/staff/lost-reports/find";

    /// <summary>POST <see cref="Hpki.Console.Calls.CallFields"/>: accept the call and revoke.</summary>
    public const string LostReports = "/staff/lost-reports";

    public const string Scans = "/staff/scans";

    /// <summary>
    /// The API of scans, used by the upload script: POST <c>{fileName, size, sha256}</c> answers <c>{scanId, wasKnown, state}</c>; then each part is
    /// PUT to <c>{this}/{scanId}/parts/{n}</c>, n from 1, and <c>{this}/{scanId}/complete</c> POSTed.
    /// </summary>
    public const string ScanApi = "/api/scans";

    /// <summary>GET: the sheet before each envelope of a stack, as PDF.</summary>
    public const string CoverSheet = "/staff/scans/cover.pdf";

    /// <summary>GET: the sheet between documents of an envelope, as PDF.</summary>
    public const string SeparatorSheet = "/staff/scans/separator.pdf";

    /// <summary>GET: the forms of the house, blank, and the sheets between papers.</summary>
    public const string Forms = "/staff/forms";

    /// <summary>GET, public: every procedure.</summary>
    public const string Guides = "/guide";

    public const string Tasks = "/staff/tasks";

    /// <summary>GET: the letters that are not posted yet.</summary>
    public const string Letters = "/staff/letters";

    /// <summary>POST, with an idempotency key: print all that wait; goes on to <see cref="PrintRun"/>.</summary>
    public const string PrintLetters = "/staff/letters/print";

    /// <summary>GET: the bank's files and what of them waits. POST <see cref="Hpki.Console.Payments.BankFields"/>.</summary>
    public const string Bank = "/staff/payments";

    /// <summary>GET: what went to the card bureau and came from it. POST <see cref="Hpki.Console.CardBureau.BureauFields"/>.</summary>
    public const string CardBureau = "/staff/card-bureau";

    /// <summary>GET: who will be reminded that their card runs out.</summary>
    public const string Renewals = "/staff/renewals";

    public const string RevocationLists = "/staff/crls";

    public const string Audit = "/staff/audit";

    /// <summary>POST <see cref="Hpki.Console.Audit.AuditFields"/>: verify for half a minute.</summary>
    public const string VerifyAudit = "/staff/audit/verify";

    /// <summary>GET, with <c>?state=</c>, <c>?text=</c> and <c>?continuation=</c>: the flows. POST <see cref="Hpki.Console.Flows.FlowFields"/>: goes on to the list they narrow.</summary>
    public const string Flows = "/staff/flows";

    /// <summary>The prefix of the archive's lists.</summary>
    const string ArchivedLists = "/staff/crls/archive";

    /// <summary>POST.</summary>
    public const string SignOut = "/staff/sign-out";

    /// <summary>GET and POST; local host only.</summary>
    public const string SignIn = "/sign-in";

    /// <summary>Local host only.</summary>
    public const string Mailbox = "/mailbox";

    /// <summary>The prefix under which <see cref="ConsoleAssets"/> are served.</summary>
    public const string Assets = "/assets";

    public static string Holder(string holderId) => $"/staff/holders/{Segment(holderId)}";

    /// <summary>GET: who looked at the holder's data.</summary>
    public static string HolderAccesses(string holderId) => $"{Audit}/holders/{Segment(holderId)}";

    /// <summary>POST <see cref="Hpki.Console.Audit.AuditFields"/>: the holder's file as a ZIP.</summary>
    public static string HolderExport(string holderId) => $"{Holder(holderId)}/export";

    public static string NewLostReportFor(string cardId) => $"{NewLostReport}?card={Segment(cardId)}";

    public static string Request(RequestNumber number) => $"/staff/requests/{number.Id}";

    /// <summary>The part of <see cref="RequestForm"/> that names the form.</summary>
    public const string FormQuery = "form";

    /// <summary>GET: a form of the request as PDF, with its code. <paramref name="form"/> is its letters; null: the request's own.</summary>
    public static string RequestForm(RequestNumber number, string? form = null) => $"{Request(number)}/form.pdf{(form is null ? "" : $"?{FormQuery}={Segment(form)}")}";

    /// <summary>POST <see cref="Hpki.Console.Requests.DocumentFields"/>: a document that was filed by mistake goes back to the tray.</summary>
    public static string DocumentTakeBack(RequestNumber number, string documentId) => $"{Request(number)}/documents/{Segment(documentId)}/take-back";

    /// <summary>POST <see cref="Hpki.Console.Requests.DocumentFields"/>: what a filed document is.</summary>
    public static string DocumentKind(RequestNumber number, string documentId) => $"{Request(number)}/documents/{Segment(documentId)}/kind";

    /// <summary>POST <see cref="Hpki.Console.Requests.RequestActionFields"/>.</summary>
    public static string CardFound(RequestNumber number) => $"{Request(number)}/card-found";

    /// <summary>POST <see cref="Hpki.Console.Requests.RequestActionFields"/>.</summary>
    public static string Withdraw(RequestNumber number) => $"{Request(number)}/withdraw";

    /// <summary>POST <see cref="Hpki.Console.Requests.RequestActionFields"/>.</summary>
    public static string SecondCertificate(RequestNumber number) => $"{Request(number)}/second-certificate";

    /// <summary>GET: the task with all it needs. POST <see cref="Hpki.Console.Tasks.TaskFields"/>: complete it.</summary>
    public static string Task(RequestNumber number, string taskId) => $"{Tasks}/{number.Id}/{Segment(taskId)}";

    /// <summary>POST: take a task on, or give it back.</summary>
    public static string ClaimTask(RequestNumber number, string taskId) => $"{Task(number, taskId)}/claim";

    /// <summary>Prints the PIN's letter, by POST and once.</summary>
    public static string PinLetter(RequestNumber number, string taskId) => $"{Task(number, taskId)}/pin-letter";

    /// <summary>POST <see cref="Hpki.Console.Tasks.ExaminationFields"/>: the examiner's findings.</summary>
    public static string Examination(RequestNumber number, string taskId) => $"{Task(number, taskId)}/examination";

    /// <summary>POST <see cref="Hpki.Console.Requests.PaymentFields"/>: enter a payment.</summary>
    public static string Payments(RequestNumber number) => $"{Request(number)}/payments";

    /// <summary>GET: one letter. POST <see cref="Hpki.Console.Letters.LetterFields"/>: what becomes of it.</summary>
    public static string Letter(RequestNumber number, string letterId) => $"{Request(number)}/letters/{Segment(letterId)}";

    /// <summary>GET: the letter as PDF.</summary>
    public static string LetterPdf(RequestNumber number, string letterId) => $"{Letter(number, letterId)}/letter.pdf";

    /// <summary>POST: the notice of a letter that came back, as a new letter.</summary>
    public static string LetterAgain(RequestNumber number, string letterId) => $"{Letter(number, letterId)}/again";

    /// <summary>GET: the letters of a print run in one PDF.</summary>
    public static string PrintRun(string runId) => $"{Letters}/runs/{Segment(runId)}/letters.pdf";

    /// <summary>GET: one scanned page as an image.</summary>
    public static string PageImage(string scanId, int page) =>
        string.Create(CultureInfo.InvariantCulture, $"{ScanApi}/{Segment(scanId)}/pages/{page}");

    /// <summary>GET: the same, small.</summary>
    public static string Thumbnail(string scanId, int page) => $"{PageImage(scanId, page)}/small";

    /// <summary>GET: a page as it came, for whoever draws or compares a redaction.</summary>
    public static string UnredactedImage(string scanId, int page) => $"{PageImage(scanId, page)}/unredacted";

    /// <summary>GET: a document of the tray beside what is known of it. POST <see cref="Hpki.Console.Scans.TrayFields"/>: file it or set it aside.</summary>
    public static string TrayPage(string scanId, int page) =>
        string.Create(CultureInfo.InvariantCulture, $"/staff/tray/{Segment(scanId)}/{page}");

    /// <summary>POST <see cref="Hpki.Console.Scans.CorrectionFields"/>: put the document right.</summary>
    public static string TrayCorrections(string scanId, int page) => $"{TrayPage(scanId, page)}/corrections";

    /// <summary>POST <see cref="Hpki.Console.Scans.TrayFields"/>: the document opens a request.</summary>
    public static string TrayRequest(string scanId, int page) => $"{TrayPage(scanId, page)}/request";

    /// <summary>GET: a page on which parts are blackened. POST <see cref="Hpki.Console.Scans.RedactionFields"/>: ask for it, confirm or refuse it.</summary>
    public static string Redaction(string scanId, int page) => $"{TrayPage(scanId, page)}/redaction";

    /// <summary>GET: a page of the tray beside the form for a lost report. POST <see cref="Hpki.Console.Calls.CallFields"/>: take the report.</summary>
    public static string PaperReport(string scanId, int page) => $"{TrayPage(scanId, page)}/lost-report";

    /// <summary>GET: a list of the archive, DER. <paramref name="authority"/> is <c>sign</c> or <c>auth</c>.</summary>
    public static string ArchivedList(string authority, long number) =>
        string.Create(CultureInfo.InvariantCulture, $"{ArchivedLists}/{Segment(authority)}/{number}");

    /// <summary>GET: the list in force, DER; public. <paramref name="authority"/> is <c>sign</c> or <c>auth</c>.</summary>
    public static string CurrentList(string authority) => $"/pki/crl/{Segment(authority)}.crl";

    /// <summary>GET: one flow. POST <see cref="Hpki.Console.Flows.FlowFields"/>: steer it.</summary>
    public static string Flow(string instanceId) => $"{Flows}/{Segment(instanceId)}";

    public static string FlowsInState(string state) => $"{Flows}?state={Segment(state)}";

    /// <summary>A page of the list.</summary>
    public static string FlowList(string? state, string text, string? continuation = null) =>
        Flows + (state is null && text.Length == 0 && continuation is null ? ""
            : $"?state={Segment(state ?? "")}&text={Segment(text)}{(continuation is null ? "" : $"&continuation={Segment(continuation)}")}");

    public static string Mail(string mailId) => $"{Mailbox}/{Segment(mailId)}";

    /// <summary>An asset's address; it changes with the content, so browsers may keep it for ever.</summary>
    public static string Asset(string path) => $"{Assets}/{path}?v={ConsoleAssets.Version(path)}";

    /// <summary>GET, public: one procedure.</summary>
    public static string Guide(string procedure) => $"{Guides}/{Segment(procedure)}";

    /// <summary>GET, public: its blank form as PDF.</summary>
    public static string GuideForm(string procedure) => $"{Guide(procedure)}/form.pdf";

    /// <summary>GET, public: the page to fill in. POST: check and store.</summary>
    public static string GuideFill(string procedure) => $"{Guide(procedure)}/fill";

    /// <summary>POST, public, <see cref="Hpki.Console.Guides.GuideFields"/>: fill in again what was typed.</summary>
    public static string GuideAgain(string procedure) => $"{GuideFill(procedure)}/again";

    /// <summary>POST, public, <see cref="Hpki.Console.Guides.GuideFields"/>: the filled-in form as PDF.</summary>
    public static string GuideFilled(string procedure) => $"{Guide(procedure)}/filled.pdf";

    static string Segment(string id) => Uri.EscapeDataString(id);
}
