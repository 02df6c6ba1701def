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

    /// <summary>GET: the page. POST <see cref="Hpki.Console.Scans.UploadOffer"/> as JSON (from the upload script): answers <see cref="Hpki.Console.Scans.UploadTicket"/>.</summary>
    public const string Scans = "/staff/scans";

    public const string Tasks = "/staff/tasks";

    public const string RevocationLists = "/staff/crls";

    /// <summary>POST.</summary>
    public const string SignOut = "/staff/sign-out";

    /// <summary>GET and POST; local host only.</summary>
    public const string SignIn = "/sign-in";

    /// <summary>Local host only.</summary>
    public const string Mailbox = "/mailbox";

    /// <summary>The prefix under which <see cref="ConsoleAssets"/> are served.</summary>
    public const string Assets = "/assets";

    public static string Holder(string holderId) => $"/staff/holders/{Segment(holderId)}";

    public static string NewLostReportFor(string cardId) => $"{NewLostReport}?card={Segment(cardId)}";

    public static string Request(RequestNumber number) => $"/staff/requests/{number.Id}";

    /// <summary>GET: the form of the request as PDF, with its code.</summary>
    public static string RequestForm(RequestNumber number) => $"{Request(number)}/form.pdf";

    /// <summary>POST <see cref="Hpki.Console.Requests.RequestActionFields"/>.</summary>
    public static string CardFound(RequestNumber number) => $"{Request(number)}/card-found";

    /// <summary>POST <see cref="Hpki.Console.Requests.RequestActionFields"/>.</summary>
    public static string Withdraw(RequestNumber number) => $"{Request(number)}/withdraw";

    /// <summary>GET: the task with all it needs. POST <see cref="Hpki.Console.Tasks.TaskFields"/>: complete it.</summary>
    public static string Task(RequestNumber number, string taskId) => $"{Tasks}/{number.Id}/{Segment(taskId)}";

    /// <summary>PUT <c>{this}/{n}</c>, n from 1: one part of an upload.</summary>
    public static string ScanParts(string scanId) => $"{Scans}/{Segment(scanId)}/parts";

    /// <summary>POST without body: every part has been sent.</summary>
    public static string ScanComplete(string scanId) => $"{Scans}/{Segment(scanId)}/complete";

    /// <summary>GET: one scanned page as an image.</summary>
    public static string PageImage(string scanId, int page) =>
        string.Create(CultureInfo.InvariantCulture, $"{Scans}/{Segment(scanId)}/pages/{page}");

    /// <summary>POST <see cref="Hpki.Console.Scans.TrayFields"/>: file the page or set it aside.</summary>
    public static string TrayPage(string scanId, int page) =>
        string.Create(CultureInfo.InvariantCulture, $"/staff/tray/{Segment(scanId)}/{page}");

    public static string Mail(string mailId) => $"{Mailbox}/{Segment(mailId)}";

    /// <summary>An asset's address; it changes with the content, so browsers may keep it for ever.</summary>
    public static string Asset(string path) => $"{Assets}/{path}?v={ConsoleAssets.Version(path)}";

    static string Segment(string id) => Uri.EscapeDataString(id);
}
