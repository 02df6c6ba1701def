using System.Text.Json;
using Hpki.Procedures.Documents;
using Hpki.Procedures.Forms;
using Hpki.Procedures.Identifiers;
using Hpki.Registry.Deliveries;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using Hpki.Registry.Scans;
using Hpki.Registry.Storage;
using HpkiFunctions.Access;
using HpkiFunctions.LostReports;
using HpkiFunctions.Problems;

namespace HpkiFunctions.Intake;

/// <summary>The desk at the scanner: files come in, and staff settle what waits in the tray.</summary>
public sealed class ScanDesk(ScanUploads uploads, ScanStore scans, ScanFiling filing, PaperTargets targets, LostReportDesk calls, StaffDirectory directory)
{
    const int LongestReason = 500;

    /// <summary>Announces a file; the same bytes are the same scan.</summary>
    public async Task<ScanBegun> BeginAsync(ScanOffer offer, StaffPrincipal staff, CancellationToken cancellationToken)
    {
        try
        {
            return await uploads.BeginAsync(
                new() { FileName = offer.FileName ?? "", SizeBytes = offer.Size, Sha256 = offer.Sha256 ?? "", UploadedBy = staff.Actor }, cancellationToken);
        }
        catch (InvalidUploadException invalid)
        {
            throw new ProblemException(invalid.Field == "size"
                ? Problem.BadField("size", "ファイルの大きさを受け付けられません",
                    $"空のファイルではないこと、{ScanUploads.LargestScan / 1024 / 1024} MB以内であることを確認し、スキャンし直してください。")
                : Problem.BadField("sha256", "ファイルの照合値が正しくありません", "SHA-256を16進数64桁で送信してください。"));
        }
    }

    /// <summary>Takes one part; again changes nothing.</summary>
    public async Task<ScanState> PutPartAsync(string scanId, int number, ReadOnlyMemory<byte> part, CancellationToken cancellationToken)
    {
        try
        {
            return await uploads.PutPartAsync(scanId, number, part, cancellationToken);
        }
        catch (Exception unknown) when (unknown is ScanNotFoundException or StorageLimitException)
        {
            throw UnknownScan();
        }
        catch (InvalidUploadException)
        {
            throw new ProblemException(Problem.BadField("part", "受け取れない分割データです",
                $"番号は1〜{ScanUploads.LastPart}、大きさは1バイト〜{ScanUploads.LargestPart / 1024 / 1024} MBで送信してください。"));
        }
    }

    /// <summary>The parts that are here, for whoever goes on with an upload that broke off.</summary>
    public async Task<IReadOnlyList<ReceivedPart>> ReceivedPartsAsync(string scanId, CancellationToken cancellationToken)
    {
        try
        {
            return await uploads.ReceivedPartsAsync(scanId, cancellationToken);
        }
        catch (Exception unknown) when (unknown is ScanNotFoundException or StorageLimitException)
        {
            throw UnknownScan();
        }
    }

    /// <summary>Closes the upload and starts the scan's flow.</summary>
    public async Task<Scan> CompleteAsync(string scanId, IOrchestrationSignals signals, CancellationToken cancellationToken)
    {
        try
        {
            Scan scan = await uploads.CompleteAsync(scanId, cancellationToken);

            // Started again for a scan that is known: a crash may lie between its completion and this line.
            await signals.StartAsync(nameof(ScanIntake), ScanIntake.InstanceId(scanId), JsonSerializer.SerializeToElement(new ScanCase(scanId)), cancellationToken);
            return scan;
        }
        catch (Exception unknown) when (unknown is ScanNotFoundException or StorageLimitException)
        {
            throw UnknownScan();
        }
        catch (ScanIncompleteException incomplete)
        {
            throw new ProblemException(Problem.Conflict("incomplete", "ファイルがすべて届いていません",
                $"{incomplete.AnnouncedBytes:N0}バイトのうち{incomplete.ReceivedBytes:N0}バイトが届いています。"
                + (incomplete.MissingParts.Count > 0 ? $"不足している分割データ: {string.Join(", ", incomplete.MissingParts)}。" : "")
                + "不足分を送信してから、もう一度完了してください。"));
        }
        catch (ScanHashMismatchException)
        {
            throw new ProblemException(Problem.Conflict("hash-mismatch", "ファイルの内容が照合値と一致しません", "送信の途中で壊れた可能性があります。最初から送信し直してください。"));
        }
    }

    public async Task<ScanFile> OpenAsync(string scanId, CancellationToken cancellationToken)
    {
        try
        {
            return await scans.OpenAsync(scanId, cancellationToken);
        }
        catch (Exception unknown) when (unknown is ScanNotFoundException or StorageLimitException)
        {
            throw UnknownScan();
        }
    }

    public Task<Stream> OpenPageImageAsync(string scanId, int page, CancellationToken cancellationToken) =>
        OpenImageAsync(() => scans.OpenPageImageAsync(scanId, page, cancellationToken));

    public Task<Stream> OpenThumbnailAsync(string scanId, int page, CancellationToken cancellationToken) =>
        OpenImageAsync(() => scans.OpenThumbnailAsync(scanId, page, cancellationToken));

    static async Task<Stream> OpenImageAsync(Func<Task<Stream>> open)
    {
        try
        {
            return await open();
        }
        catch (Exception unknown) when (unknown is ScanNotFoundException or StorageLimitException)
        {
            throw UnknownScan();
        }
    }

    /// <summary>Files a document of the tray to a request by hand, and (shared) to the other requests that came in the same envelope of the same holder.</summary>
    public async Task<ScanPage> FileAsync(
        string scanId, int page, string? requestNumber, DocumentKind kind, StaffPrincipal staff, IOrchestrationSignals signals,
        CancellationToken cancellationToken, bool sharedInEnvelope = true)
    {
        if (!kind.IsReceived())
        {
            throw new ProblemException(Problem.BadField("kind", "この種類は綴じ込みに使えません", "届いた書類の種類を選んでください。"));
        }

        ScanFile file = await OpenAsync(scanId, cancellationToken);
        RequestNumber number = RequestNumber.Parse(requestNumber);
        if (FiledBefore(file, page, staff) is { } before && before.RequestId == number.Id)
        {
            return before;
        }

        PageRun run = WaitingRun(file, page);
        string holderId = await targets.HolderOfAsync(number, cancellationToken)
            ?? throw new ProblemException(Problem.NotFound("unknown-request", "この受付番号の申請はありません", "受付番号を確認してください。ページは受付トレイに残っています。") with { Field = "requestNumber" });
        if (directory.IsOwn(staff.StaffId, holderId))
        {
            throw new ProblemException(Problem.OwnCard);
        }

        bool filed;
        try
        {
            filed = await filing.FileByHandAsync(
                file, run, holderId, number, kind, sharedInEnvelope ? OthersInEnvelope(file, run, holderId, number) : [], staff.Actor, signals, cancellationToken);
        }
        catch (ScanStateException)
        {
            throw NotInTray();
        }

        return filed
            ? (await OpenAsync(scanId, cancellationToken)).Page(page)
            : throw new ProblemException(Problem.Conflict("not-awaited", "この申請は届書を待っていません",
                "受領済みまたは終了済みの申請です。添付書類として綴じ込む場合は、種類を「その他の書類」にしてください。ページは受付トレイに残っています。") with
            { Field = "requestNumber" });
    }

    /// <summary>受付: a form of the tray opens a request of its procedure, for the holder of a card that a person has identified.</summary>
    /// <exception cref="ProblemException">The kind opens no request, or there is no such card; the document stays in the tray.</exception>
    public async Task<Request> OpenRequestAsync(
        string scanId, int page, NewRequest wanted, StaffPrincipal staff, IOrchestrationSignals signals, CancellationToken cancellationToken)
    {
        if (PaperForm.ProcedureOf(wanted.Kind) is not { } procedure)
        {
            throw new ProblemException(Problem.BadField("kind", "この種類からは申請を受け付けられません",
                wanted.Kind == DocumentKind.LostReportForm ? "紛失届は「電話のない紛失届として受け付ける」から受け付けてください。" : "届出・申請書の種類を選んでください。"));
        }

        ScanFile file = await OpenAsync(scanId, cancellationToken);
        (HolderFile holder, Card card) = await calls.OpenAsync(wanted.CardSerial, staff, cancellationToken);
        if (FiledBefore(file, page, staff) is { } before && holder.Requests.FirstOrDefault(request => request.FormDocumentId == before.DocumentId) is { } known)
        {
            return known;
        }

        PageRun run = WaitingRun(file, page);
        try
        {
            return await filing.OpenByHandAsync(
                file, run, holder.Holder.HolderId, card.CardSerial, procedure, wanted.Kind, staff.Actor, signals, CancellationToken.None);
        }
        catch (ScanStateException)
        {
            throw NotInTray();
        }
    }

    // The same member sends the same again, as after an answer that was lost.
    static ScanPage? FiledBefore(ScanFile file, int page, StaffPrincipal staff) =>
        file.Pages.FirstOrDefault(found => found.Page == page) is { State: ScanPageState.Filed } filed && filed.DecidedBy == staff.StaffId ? filed : null;

    /// <summary>What was typed for the form that a document is; null when nothing was.</summary>
    internal async Task<TypedForm?> TypedAsync(ScanFile file, PageRun run, CancellationToken cancellationToken) =>
        FormCode.TryParse(file.Page(run.First).CodeText, out FormCode? code, out _) ? (await targets.FindAsync(code, cancellationToken)).Typed : null;

    /// <summary>対象外: the page is not for the centre; it leaves the tray and is kept for a while.</summary>
    public async Task MarkNotOursAsync(string scanId, int page, string? reason, StaffPrincipal staff, CancellationToken cancellationToken)
    {
        string words = Words(reason);
        ScanFile file = await OpenAsync(scanId, cancellationToken);
        try
        {
            if (page == 0)
            {
                await scans.SettleRefusedAsync(scanId, staff.Actor, words, cancellationToken);
                return;
            }

            await scans.MarkNotOursAsync(scanId, WaitingRun(file, page), staff.Actor, words, cancellationToken);
        }
        catch (ScanStateException)
        {
            throw NotInTray();
        }
    }

    static string Words(string? reason) =>
        string.IsNullOrWhiteSpace(reason) ? throw new ProblemException(Problem.BadField("reason", "理由がありません", "対象外とする理由を入力してください。"))
        : reason.Length > LongestReason ? throw new ProblemException(Problem.BadField("reason", "理由が長すぎます", $"{LongestReason:N0}文字以内で入力してください。"))
        : reason.Trim();

    // Two procedures in one envelope: what came once belongs to both.
    static string[] OthersInEnvelope(ScanFile file, PageRun run, string holderId, RequestNumber number) => file.Page(run.First).Envelope is var envelope and > 0
        ? [.. file.Pages.Where(page => page.Envelope == envelope && page.HolderId == holderId).Select(page => page.RequestId).OfType<string>().Where(id => id != number.Id).Distinct().Order()]
        : [];

    internal static PageRun WaitingRun(ScanFile file, int page) =>
        file.Pages.FirstOrDefault(candidate => candidate.Page == page) switch
        {
            null => throw UnknownScan(),
            { State: ScanPageState.Tray or ScanPageState.Filing } => file.RunOf(page),
            _ => throw NotInTray(),
        };

    internal static ProblemException NotInTray() =>
        new(Problem.Conflict("not-in-tray", "受付トレイにありません", "別の担当者が先に処理したか、処理中です。受付トレイを開き直してください。"));

    internal static ProblemException UnknownScan() =>
        new(Problem.NotFound("unknown-scan", "このスキャンはありません", "スキャンの一覧から選び直してください。"));
}
