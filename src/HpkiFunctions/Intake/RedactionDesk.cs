using Hpki.Procedures.Staff;
using Hpki.Registry.Deliveries;
using Hpki.Registry.Holders;
using Hpki.Registry.Scans;
using Hpki.Registry.Storage;
using Hpki.Scanning.Images;
using HpkiFunctions.Access;
using HpkiFunctions.Problems;

namespace HpkiFunctions.Intake;

/// <summary>
/// The desk at which a visible My Number is blackened (design rule 13): one person says where, another compares and signs, and only then is
/// the page as it came destroyed, with the file that it came in.
/// </summary>
public sealed class RedactionDesk(ScanDesk desk, ScanRedactions redactions, HolderRegistry registry, StaffDirectory directory)
{
    /// <summary>Who may give the second signature.</summary>
    public static readonly StaffRole[] Confirmers = [StaffRole.Examiner, StaffRole.Approver];

    const int MostAreas = 20;
    const int LongestReason = 500;

    /// <summary>First signature.</summary>
    public Task<CorrectedDocument> AskAsync(string scanId, int page, RedactionOrder order, StaffPrincipal staff, CancellationToken cancellationToken)
    {
        if (order.Areas.Count is 0 or > MostAreas || !order.Areas.All(area => area.IsOnPage))
        {
            throw new ProblemException(Problem.BadField("areas", "墨消しの範囲が正しくありません", $"頁の中に収まる範囲を、1〜{MostAreas}か所で指定してください。"));
        }

        return GuardedAsync(scanId, page, staff, async () =>
        {
            byte[] original = await redactions.OpenUnredactedAsync(scanId, page, cancellationToken);
            return await redactions.AskAsync(scanId, page, order.Areas, Blackened(original, order.Areas), order.Seen, staff.Actor, cancellationToken);
        }, cancellationToken);
    }

    /// <summary>Second signature, by somebody else: destroys the page as it came. A page that is filed has it on its holder's timeline.</summary>
    public async Task<CorrectedDocument> DecideAsync(
        string scanId, int page, RedactionDecision decision, StaffPrincipal staff, IOrchestrationSignals signals, CancellationToken cancellationToken)
    {
        ScanPage found = (await desk.OpenAsync(scanId, cancellationToken)).Pages.FirstOrDefault(candidate => candidate.Page == page) ?? throw ScanDesk.UnknownScan();
        if (WhyNotDecide(found, staff) is { } problem)
        {
            throw new ProblemException(problem);
        }

        string reason = decision.Reason?.Trim() ?? "";
        if (!decision.Confirmed && reason.Length is 0 or > LongestReason)
        {
            throw new ProblemException(Problem.BadField("reason", "理由がありません", $"墨消しに同意しない理由を、{LongestReason:N0}文字以内で入力してください。"));
        }

        return await GuardedAsync(scanId, page, staff, async () =>
        {
            if (!decision.Confirmed)
            {
                return await redactions.RefuseAsync(scanId, page, reason, staff.Actor, cancellationToken);
            }

            byte[] original = await redactions.OpenUnredactedAsync(scanId, page, cancellationToken);

            // From here on the browser may go away: what is signed is carried out.
            ScanFile file = await redactions.ConfirmAsync(scanId, page, Blackened(original, found.RedactedAreas), decision.Seen, staff.Actor, CancellationToken.None);
            await RecordAsync(file, file.Page(page), signals);
            return file;
        }, cancellationToken);
    }

    /// <summary>Why this member of staff cannot give the second signature; null when they can.</summary>
    public Problem? WhyNotDecide(ScanPage page, StaffPrincipal staff) =>
        !staff.Roles.Intersect(Confirmers).Any() ? Problem.MissingRole(Confirmers)
        : page.RedactionAskedBy == staff.StaffId ? Problem.FourEyes
        : page.HolderId is { } holderId && directory.IsOwn(staff.StaffId, holderId) ? Problem.OwnCard
        : null;

    /// <summary>The page as it came, for who draws the areas and who compares.</summary>
    public async Task<byte[]> OpenUnredactedAsync(string scanId, int page, CancellationToken cancellationToken)
    {
        try
        {
            return await redactions.OpenUnredactedAsync(scanId, page, cancellationToken);
        }
        catch (Exception unknown) when (unknown is ScanNotFoundException or StorageLimitException)
        {
            throw ScanDesk.UnknownScan();
        }
    }

    async Task RecordAsync(ScanFile file, ScanPage page, IOrchestrationSignals signals)
    {
        if (page is not { HolderId: { } holderId, RequestId: { } requestId, DocumentId: { } documentId })
        {
            return;
        }

        await registry.DecideAsync(
            holderId,
            $"redacted-{file.Scan.ScanId}-{page.Page}",
            _ => new Decision().Record("document.redacted", Actor.Staff(page.RedactionAskedBy!), requestId, new Dictionary<string, string>
            {
                ["documentId"] = documentId,
                ["scanId"] = file.Scan.ScanId,
                ["page"] = $"{page.Page}",
                ["pageSha256"] = page.ImageSha256,
                ["fileSha256"] = file.Scan.Sha256,
            }, approvedBy: page.RedactionConfirmedBy),
            signals,
            CancellationToken.None);
    }

    async Task<CorrectedDocument> GuardedAsync(string scanId, int page, StaffPrincipal staff, Func<Task<ScanFile>> act, CancellationToken cancellationToken)
    {
        ScanPage found = (await desk.OpenAsync(scanId, cancellationToken)).Pages.FirstOrDefault(candidate => candidate.Page == page) ?? throw ScanDesk.UnknownScan();
        if (found.HolderId is { } holderId && directory.IsOwn(staff.StaffId, holderId))
        {
            throw new ProblemException(Problem.OwnCard);
        }

        try
        {
            return CorrectedDocument.Of(await act(), page);
        }
        catch (Exception unknown) when (unknown is ScanNotFoundException or StorageLimitException)
        {
            throw ScanDesk.UnknownScan();
        }
        catch (ScanChangedException)
        {
            throw new ProblemException(CorrectionDesk.Changed);
        }
        catch (ScanStateException)
        {
            throw new ProblemException(Problem.Conflict("not-redactable", "墨消しできる状態ではありません",
                "同じファイルの頁を振り分けている途中か、墨消しが完了しています。しばらくしてから、画面を開き直してください。"));
        }
    }

    static byte[] Blackened(byte[] picture, IReadOnlyList<PageArea> areas) =>
        PageBlackening.Apply(picture, areas.Select(area => (area.Left, area.Top, area.Width, area.Height)));
}
