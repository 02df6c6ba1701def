using System.Text.Json;
using Hpki.Procedures.Documents;
using Hpki.Procedures.Identifiers;
using Hpki.Registry.Deliveries;
using Hpki.Registry.Scans;
using Hpki.Registry.Storage;
using HpkiFunctions.Access;
using HpkiFunctions.Problems;

namespace HpkiFunctions.Intake;

/// <summary>The desk at the scanner: files come in, and staff settle what waits in the tray.</summary>
public sealed class ScanDesk(ScanStore scans, ScanFiling filing, StaffDirectory directory)
{
    const int LongestReason = 500;

    /// <summary>Announces a file; the same bytes are the same scan.</summary>
    public async Task<ScanBegun> BeginAsync(ScanOffer offer, StaffPrincipal staff, CancellationToken cancellationToken)
    {
        try
        {
            return await scans.BeginAsync(
                new() { FileName = offer.FileName ?? "", SizeBytes = offer.Size, Sha256 = offer.Sha256 ?? "", UploadedBy = staff.Actor }, cancellationToken);
        }
        catch (InvalidUploadException invalid)
        {
            throw new ProblemException(invalid.Field == "size"
                ? Problem.BadField("size", "ファイルの大きさを受け付けられません",
                    $"空のファイルではないこと、{ScanStore.LargestScan / 1024 / 1024} MB以内であることを確認し、スキャンし直してください。")
                : Problem.BadField("sha256", "ファイルの照合値が正しくありません", "SHA-256を16進数64桁で送信してください。"));
        }
    }

    /// <summary>Takes one part; again changes nothing.</summary>
    public async Task<ScanState> PutPartAsync(string scanId, int number, ReadOnlyMemory<byte> part, CancellationToken cancellationToken)
    {
        try
        {
            return await scans.PutPartAsync(scanId, number, part, cancellationToken);
        }
        catch (Exception unknown) when (unknown is ScanNotFoundException or StorageLimitException)
        {
            throw UnknownScan();
        }
        catch (InvalidUploadException)
        {
            throw new ProblemException(Problem.BadField("part", "受け取れない分割データです",
                $"番号は1〜{ScanStore.LastPart}、大きさは1バイト〜{ScanStore.LargestPart / 1024 / 1024} MBで送信してください。"));
        }
    }

    /// <summary>Closes the upload and starts the scan's flow.</summary>
    public async Task<Scan> CompleteAsync(string scanId, IOrchestrationSignals signals, CancellationToken cancellationToken)
    {
        try
        {
            Scan scan = await scans.CompleteAsync(scanId, cancellationToken);

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

    public async Task<Stream> OpenPageImageAsync(string scanId, int page, CancellationToken cancellationToken)
    {
        try
        {
            return await scans.OpenPageImageAsync(scanId, page, cancellationToken);
        }
        catch (Exception unknown) when (unknown is ScanNotFoundException or StorageLimitException)
        {
            throw UnknownScan();
        }
    }

    /// <summary>Files a page of the tray to a request by hand.</summary>
    public async Task<ScanPage> FileAsync(
        string scanId, int page, string? requestNumber, DocumentKind kind, StaffPrincipal staff, IOrchestrationSignals signals,
        CancellationToken cancellationToken)
    {
        if (!kind.IsReceived())
        {
            throw new ProblemException(Problem.BadField("kind", "この種類は綴じ込みに使えません", "届いた書類の種類を選んでください。"));
        }

        ScanFile file = await OpenAsync(scanId, cancellationToken);
        ScanPage found = WaitingPage(file, page);
        RequestNumber number = RequestNumber.Parse(requestNumber);
        string holderId = await filing.HolderOfAsync(number, cancellationToken)
            ?? throw new ProblemException(Problem.NotFound("unknown-request", "この受付番号の申請はありません", "受付番号を確認してください。ページは受付トレイに残っています。") with { Field = "requestNumber" });
        if (directory.IsOwn(staff.StaffId, holderId))
        {
            throw new ProblemException(Problem.OwnCard);
        }

        bool filed;
        try
        {
            filed = await filing.FileByHandAsync(file, found, holderId, number, kind, staff.Actor, signals, cancellationToken);
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

            WaitingPage(file, page);
            await scans.MarkNotOursAsync(scanId, page, staff.Actor, words, cancellationToken);
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

    static ScanPage WaitingPage(ScanFile file, int page) =>
        file.Pages.FirstOrDefault(candidate => candidate.Page == page) switch
        {
            null => throw UnknownScan(),
            { State: ScanPageState.Tray or ScanPageState.Filing } waiting => waiting,
            _ => throw NotInTray(),
        };

    internal static ProblemException NotInTray() =>
        new(Problem.Conflict("not-in-tray", "受付トレイにありません", "別の担当者が先に処理したか、処理中です。受付トレイを開き直してください。"));

    internal static ProblemException UnknownScan() =>
        new(Problem.NotFound("unknown-scan", "このスキャンはありません", "スキャンの一覧から選び直してください。"));
}
