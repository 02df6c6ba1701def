using Hpki.Procedures.Forms;
using Hpki.Registry.Scans;
using Hpki.Registry.Storage;
using HpkiFunctions.Access;
using HpkiFunctions.Problems;

namespace HpkiFunctions.Intake;

/// <summary>The desk at which documents of the tray are put right. Whoever had seen something else is told, and nothing is done.</summary>
public sealed class CorrectionDesk(ScanDesk desk, ScanCorrections corrections, PaperTargets targets)
{
    const int LongestNote = 500;
    const int LongestStaffId = 64;

    /// <summary>Somebody was faster.</summary>
    public static Problem Changed { get; } = Problem.Conflict("document-changed", "書類の状態が変わっています",
        "表示した後に、別の担当者がこの書類を変更しました。今の状態を表示しましたので、確認してから、もう一度操作してください。");

    public async Task<CorrectedDocument> CorrectAsync(string scanId, int page, Correction correction, StaffPrincipal staff, CancellationToken cancellationToken)
    {
        try
        {
            return CorrectedDocument.Of(await ApplyAsync(scanId, page, correction, staff, cancellationToken), page);
        }
        catch (Exception unknown) when (unknown is ScanNotFoundException or StorageLimitException)
        {
            throw ScanDesk.UnknownScan();
        }
        catch (ScanChangedException)
        {
            throw new ProblemException(Changed);
        }
        catch (ScanStateException state)
        {
            ScanFile file = await desk.OpenAsync(scanId, cancellationToken);
            throw correction.Act == CorrectionAct.Name && file.Pages.Any(other => other.Page == page && other.State == ScanPageState.Tray)
                ? new ProblemException(Problem.Conflict("code-read", "この書類のコードは読み取れています", "用紙番号の入力は、コードを読み取れない様式のためのものです。"))
                : correction.Act == CorrectionAct.Merge && file.Pages.Any(other => other.Page == page && other.State == ScanPageState.Tray)
                ? new ProblemException(Problem.Conflict("nothing-to-merge", "結合できません",
                    state.State == "a separating sheet" ? "前の書類との間に仕切り紙・表紙があります。" : "前に、受付トレイで待っている書類がありません。"))
                : ScanDesk.NotInTray();
        }
    }

    Task<ScanFile> ApplyAsync(string scanId, int page, Correction correction, StaffPrincipal staff, CancellationToken cancellationToken) => correction.Act switch
    {
        CorrectionAct.Split => corrections.SplitAsync(scanId, page, anotherEnvelope: false, Seen(correction), staff.Actor, cancellationToken),
        CorrectionAct.SplitEnvelope => corrections.SplitAsync(scanId, page, anotherEnvelope: true, Seen(correction), staff.Actor, cancellationToken),
        CorrectionAct.Merge => corrections.MergeAsync(scanId, page, Seen(correction), staff.Actor, cancellationToken),
        CorrectionAct.Turn => corrections.TurnAsync(scanId, page, Degrees(correction), Seen(correction), staff.Actor, cancellationToken),
        CorrectionAct.Pass => PassAsync(scanId, page, correction, staff, cancellationToken),
        CorrectionAct.Name => NameAsync(scanId, page, correction, staff, cancellationToken),
        CorrectionAct.TakeBack => corrections.TakeBackAsync(scanId, page, nameof(TrayReason.TakenBack), staff.Actor, cancellationToken),
        _ => throw new ArgumentOutOfRangeException(nameof(correction), correction.Act, "Nothing is decided for this correction."),
    };

    Task<ScanFile> PassAsync(string scanId, int page, Correction correction, StaffPrincipal staff, CancellationToken cancellationToken)
    {
        string? colleague = string.IsNullOrWhiteSpace(correction.Colleague) ? null : correction.Colleague.Trim();
        string? note = string.IsNullOrWhiteSpace(correction.Note) ? null : correction.Note.Trim();
        if (colleague?.Length > LongestStaffId)
        {
            throw new ProblemException(Problem.BadField("colleague", "担当者を選べません", "引き継ぐ担当者を一覧から選んでください。"));
        }

        if (note?.Length > LongestNote || (colleague is not null && note is null))
        {
            throw new ProblemException(Problem.BadField("note", "引継ぎの内容が必要です", $"引き継ぐ担当者に伝えることを、{LongestNote:N0}文字以内で入力してください。"));
        }

        return corrections.PassAsync(scanId, page, colleague, note, Seen(correction), staff.Actor, cancellationToken);
    }

    async Task<ScanFile> NameAsync(string scanId, int page, Correction correction, StaffPrincipal staff, CancellationToken cancellationToken)
    {
        if (!DraftReference.TryParse(correction.Reference, out DraftReference reference))
        {
            throw new ProblemException(Problem.BadField("reference", "用紙番号が正しくありません", "用紙の上部に印刷された、Dで始まる番号を入力してください(例: D-34679-ACDEF-HJKLM-NPRTW)。"));
        }

        FormCode code = await targets.CodeOfAsync(reference, cancellationToken)
            ?? throw new ProblemException(Problem.BadField("reference", "この用紙番号の入力内容はありません", "番号を確認してください。保存期間が過ぎた入力内容は削除されています。"));
        return await corrections.NameAsync(scanId, page, code, Seen(correction), staff.Actor, cancellationToken);
    }

    static string Seen(Correction correction) => correction.Seen is { Length: > 0 } seen
        ? seen
        : throw new ProblemException(Problem.BadField("seen", "表示中の状態が送信されていません", "書類の画面を開き直してから、もう一度操作してください。"));

    static int Degrees(Correction correction) => correction.Degrees is { } degrees and (0 or 90 or 180 or 270)
        ? degrees
        : throw new ProblemException(Problem.BadField("degrees", "回転の角度が正しくありません", "0、90、180、270のいずれかを指定してください。"));
}
