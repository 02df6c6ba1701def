using Hpki.Procedures.Documents;
using Hpki.Procedures.Identifiers;
using Hpki.Procedures.Requests;
using Hpki.Registry.Deliveries;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using Hpki.Registry.Scans;
using HpkiFunctions.Access;
using HpkiFunctions.LostReports;
using HpkiFunctions.Problems;
using HpkiFunctions.Revocations;

namespace HpkiFunctions.Intake;

/// <summary>The desk that takes a loss from a page of the tray. The page itself makes it one report, however often it is sent.</summary>
public sealed class PaperReportDesk(
    ScanDesk scans, ScanFiling filing, LostReportDesk calls, PaperReportDecisions decisions, EmergencyRevocations revocations, TimeProvider time)
{
    const int MostFurtherPages = 20;

    /// <summary>Takes the report and revokes at once when the paper agrees with the register; otherwise the card is held and a second person looks.</summary>
    /// <exception cref="ProblemException">The input cannot be right, or the page is not in the tray; nothing was stored and the page stays where it was.</exception>
    public async Task<PaperReportReceipt> TakeAsync(
        string scanId, int page, PaperReportInput input, StaffPrincipal staff, IOrchestrationSignals signals, CancellationToken cancellationToken)
    {
        long started = time.GetTimestamp();
        CallerCheck sender = LostReportInputs.Check(input.Report);
        ScanFile scan = await scans.OpenAsync(scanId, cancellationToken);
        ScanPage form = PageOf(scan, page);
        ScanPage[] further = FurtherPages(scan, page, input.FurtherPages ?? []);
        (HolderFile file, Card card) = await calls.OpenAsync(input.Report.CardSerial, staff, cancellationToken);
        if (input.Report.HolderId is { } expected && expected != file.Holder.HolderId)
        {
            throw new ProblemException(LostReportDecisions.ForeignCard);
        }

        if (form.State == ScanPageState.Filed)
        {
            return await AgainAsync(file, card, form, staff, signals, started);
        }

        if (PaperReportDecisions.WhyNot(file, card) is { } problem)
        {
            throw new ProblemException(problem);
        }

        // What this member began before, and a crash cut off, goes on under its number.
        RequestNumber number = form is { State: ScanPageState.Filing, RequestId: { } begun } && form.HolderId == file.Holder.HolderId
            ? RequestNumber.Parse(begun)
            : PaperReportDecisions.ReportOf(file, card) is { } report ? RequestNumber.Parse(report.RequestId) : RequestNumber.New();
        LostReportCall paper = new(number, card.CardSerial, input.Report, sender, staff.StaffId, $"paper-{file.Holder.HolderId}-{scanId}-{page}");

        // From here on the browser may go away: what is decided is carried out.
        (HolderFile after, Document document) = await FileAsync(scan, form, file.Holder.HolderId, paper, staff, signals);
        List<int> filed = [];
        PageRun ofForm = scan.RunOf(form.Page);
        foreach (ScanPage more in further.Where(more => !ofForm.Holds(more.Page)))
        {
            if (await FileFurtherAsync(scan, more, file.Holder.HolderId, number, staff, signals))
            {
                filed.Add(more.Page);
            }
        }

        return await ReceiptAsync(after, document, filed, signals, started);
    }

    /// <summary>The scan whose page a report can be taken from.</summary>
    /// <exception cref="ProblemException">There is no such page, or it is not in the tray.</exception>
    public async Task<ScanFile> OpenAsync(string scanId, int page, CancellationToken cancellationToken)
    {
        ScanFile scan = await scans.OpenAsync(scanId, cancellationToken);
        ScanPage found = PageOf(scan, page);
        return found.State == ScanPageState.Filed ? throw Filed(found) : scan;
    }

    async Task<(HolderFile File, Document Document)> FileAsync(
        ScanFile scan, ScanPage form, string holderId, LostReportCall paper, StaffPrincipal staff, IOrchestrationSignals signals)
    {
        try
        {
            return await filing.FileAsFormAsync(
                scan, scan.RunOf(form.Page), holderId, paper.Number, DocumentKind.LostReportForm, staff.Actor, (file, document) => decisions.Take(file, paper, document), signals, CancellationToken.None);
        }
        catch (ScanStateException)
        {
            throw ScanDesk.NotInTray();
        }
    }

    // The report stands; a page that somebody else took meanwhile is theirs.
    async Task<bool> FileFurtherAsync(
        ScanFile scan, ScanPage page, string holderId, RequestNumber number, StaffPrincipal staff, IOrchestrationSignals signals)
    {
        try
        {
            return await filing.FileByHandAsync(
                scan, scan.RunOf(page.Page), holderId, number, DocumentKind.LostReportForm, [], staff.Actor, signals, CancellationToken.None);
        }
        catch (ScanStateException)
        {
            return false;
        }
    }

    // The same member sends the same page again, as after an answer that was lost: the same receipt.
    async Task<PaperReportReceipt> AgainAsync(
        HolderFile file, Card card, ScanPage form, StaffPrincipal staff, IOrchestrationSignals signals, long started) =>
        form.HolderId == file.Holder.HolderId && form.DecidedBy == staff.StaffId
        && file.Documents.FirstOrDefault(document => document.DocumentId == form.DocumentId) is { Kind: DocumentKind.LostReportForm } document
        && file.Request(document.RequestId).CardSerial == card.CardSerial
            ? await ReceiptAsync(file, document, [], signals, started)
            : throw Filed(form);

    async Task<PaperReportReceipt> ReceiptAsync(
        HolderFile file, Document document, IReadOnlyList<int> further, IOrchestrationSignals signals, long started)
    {
        Request request = file.Request(document.RequestId);
        RevocationOutcome? outcome = request.OrderId is null ? null : await revocations.TryNowAsync(file, request.OrderId, signals);
        bool opened = request.Channel == ReportChannel.Paper
            && file.Documents.Where(filed => filed.RequestId == request.RequestId).MinBy(filed => filed.FiledAt)?.DocumentId == document.DocumentId;
        return new()
        {
            Outcome = opened ? PaperReportOutcome.Opened : PaperReportOutcome.FiledToReport,
            Report = LostReportReceipt.Of(file, request, outcome, time.GetElapsedTime(started)),
            FurtherPages = further,
        };
    }

    static ScanPage PageOf(ScanFile scan, int page) => scan.Pages.FirstOrDefault(candidate => candidate.Page == page) switch
    {
        null => throw ScanDesk.UnknownScan(),
        { State: ScanPageState.Tray or ScanPageState.Filing or ScanPageState.Filed } found => found,
        _ => throw ScanDesk.NotInTray(),
    };

    static ScanPage[] FurtherPages(ScanFile scan, int form, IReadOnlyList<int> pages)
    {
        bool possible = pages.Count <= MostFurtherPages && pages.Distinct().Count() == pages.Count
            && pages.All(page => page != form && scan.Pages.Any(candidate => candidate.Page == page && candidate.State is ScanPageState.Tray or ScanPageState.Filing or ScanPageState.Filed));
        return possible
            ? [.. pages.Select(scan.Page)]
            : throw new ProblemException(Problem.BadField("furtherPages", "一緒に綴じるページの指定が正しくありません",
                $"同じスキャンの、受付トレイにあるページを{MostFurtherPages}頁以内で指定してください。"));
    }

    static ProblemException Filed(ScanPage page) => new(Problem.Conflict("page-filed", "このページは綴じ込み済みです",
        "別の担当者が先に処理しました。表示された受付番号の申請で確認してください。") with
    {
        RequestNumber = page.RequestId is { } id ? RequestNumber.Parse(id).ToString() : null,
    });
}
