using Hpki.Console;
using Hpki.Console.Layout;
using Hpki.Console.Scans;
using Hpki.Procedures.Identifiers;
using Hpki.Procedures.Staff;
using Hpki.Registry.Projections;
using Hpki.Registry.Scans;
using Hpki.Scanning;
using HpkiFunctions.Access;
using HpkiFunctions.Intake;
using HpkiFunctions.Intake.Malware;
using HpkiFunctions.Problems;
using RecentScan = Hpki.Registry.Scans.RecentScan;
using ScanPageRecord = Hpki.Registry.Scans.ScanPage;
using ScanState = Hpki.Registry.Scans.ScanState;
using ShownScan = Hpki.Console.Scans.RecentScan;
using ShownScanState = Hpki.Console.Scans.ScanState;
using ShownTrayPage = Hpki.Console.Scans.TrayPage;
using TrayPage = Hpki.Registry.Scans.TrayPage;

namespace HpkiFunctions.Pages;

/// <summary>The page of scans: the tray, the oldest first, and what came in last.</summary>
public sealed class ScanModels(Worklists worklists, ScanStore scans, ScanReaderOptions reader, StaffNames names)
{
    const int ShownTray = 20;
    const int CountedTray = 100;
    const int ShownRecent = 10;
    static readonly StaffRole[] Filers = [StaffRole.Reception, StaffRole.Examiner];

    public async Task<ScanModel> OfAsync(ConsoleFrame frame, StaffPrincipal staff, CancellationToken cancellationToken)
    {
        WorklistPage<TrayPage> tray = await worklists.TrayAsync(CountedTray, cancellationToken: cancellationToken);
        WorklistPage<RecentScan> recent = await worklists.RecentScansAsync(ShownRecent, cancellationToken: cancellationToken);

        // The pages of a document stand beside each other in the tray, and it is shown once.
        TrayPage[] shown = [.. tray.Items.Take(ShownTray)];
        Dictionary<string, ScanFile> files = await OpenAsync([.. shown.Select(page => page.ScanId), .. recent.Items.Select(scan => scan.ScanId)], cancellationToken);
        return new()
        {
            Frame = frame,
            Upload = staff.Roles.Intersect(Filers).Any() ? ActionOffer.Allowed : Offers.Of(Problem.MissingRole(Filers)),
            MaxFileBytes = Math.Min(ScanUploads.LargestScan, reader.MaxBytes),
            Tray = [.. shown.Where(page => page.Page == 0 || IsShown(files[page.ScanId].Page(page.Page))).Select(page => Tray(page, files[page.ScanId]))],
            TrayCount = tray.Items.Count,
            MoreInTray = tray.Continuation is not null,
            Recent = [.. recent.Items.Select(scan => Recent(files[scan.ScanId]))],
        };
    }

    /// <summary>The page again, with what was typed for one page of the tray and what was wrong with it.</summary>
    public static ScanModel WithError(ScanModel model, string scanId, int page, TrayEntry entry, FieldError error) => model with
    {
        Tray = [.. model.Tray.Select(item => item.ScanId == scanId && item.Page == page ? item with { Entry = entry, Errors = [error] } : item)],
    };

    async Task<Dictionary<string, ScanFile>> OpenAsync(IEnumerable<string> scanIds, CancellationToken cancellationToken)
    {
        ScanFile[] files = await Task.WhenAll(scanIds.Distinct().Select(id => scans.OpenAsync(id, cancellationToken)));
        return files.ToDictionary(file => file.Scan.ScanId);
    }

    static bool IsShown(ScanPageRecord page) => page.AwaitsRedaction || page.FirstOfDocument == page.Page;

    ShownTrayPage Tray(TrayPage page, ScanFile file) => new()
    {
        ScanId = page.ScanId,
        Page = page.Page,
        LastPage = page.Page == 0 ? 0 : file.RunOf(page.Page).Last,
        FileName = file.Scan.FileName,
        ReceivedAt = JapaneseFormat.Minute(page.ReceivedAt),
        Reason = page.Page == 0 ? Refusal(file.Scan) : Enum.Parse<TrayReason>(page.Reason).Title(),
        AssignedTo = page.Page > 0 && file.Page(page.Page).AssignedTo is { } colleague ? names.Of(colleague) : null,
        Note = page.Page > 0 ? file.Page(page.Page).Note : null,
        AwaitsRedaction = page.Page > 0 && file.Page(page.Page).AwaitsRedaction,
    };

    ShownScan Recent(ScanFile file) => new()
    {
        ScanId = file.Scan.ScanId,
        FileName = file.Scan.FileName,
        State = Shown(file),
        UploadedAt = JapaneseFormat.MonthDayMinute(file.Scan.BegunAt),
        UploadedBy = names.Of(file.Scan.UploadedBy),
        PageCount = file.Scan.PageCount,
        TrayPages = file.Scan is { State: ScanState.Refused, SettledAt: null } ? 1 : file.Pages.Count(page => page.State == ScanPageState.Tray),
        Filed = [.. file.Pages.Where(page => page is { State: ScanPageState.Filed, RequestId: not null }).Select(page => new FiledPage(page.Page, RequestNumber.Parse(page.RequestId)))],
        Message = Message(file),
    };

    string? Message(ScanFile file)
    {
        int aside = file.Pages.Count(page => page.State == ScanPageState.NotOurs);
        return file.Scan.State == ScanState.Refused ? Refusal(file.Scan)
            : aside > 0 ? $"{aside} 頁を対象外として記録しました。"
            : null;
    }

    string Refusal(Scan scan) => scan.RefusalCode == MalwareGate.Refusal
        ? "ウイルスなどの不正なプログラムが検出されたため、開いていません。ファイルを開かず、送付元とシステム担当者に連絡してください。"
        : ScanRefusal.Of(
        Enum.Parse<ScanRefusalKind>(scan.RefusalCode ?? throw new InvalidOperationException($"Scan {scan.ScanId} was refused without a reason.")), reader).Japanese;

    static ShownScanState Shown(ScanFile file) => file.Scan.State switch
    {
        ScanState.Receiving => ShownScanState.Receiving,
        ScanState.Received when file.Scan.WaitsForScannerSince is not null => ShownScanState.AwaitingScanner,
        ScanState.Received => ShownScanState.Reading,
        ScanState.Read => file.Pages.Any(page => page.State == ScanPageState.ToBeFiled) ? ShownScanState.Reading : ShownScanState.Sorted,
        ScanState.Refused => ShownScanState.Unreadable,
        ScanState.Erased => ShownScanState.Erased,
        _ => throw new ArgumentOutOfRangeException(nameof(file), file.Scan.State, "Pages do not show this state yet; add it."),
    };
}
