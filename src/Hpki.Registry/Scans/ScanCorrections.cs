using Hpki.Procedures.Forms;
using Hpki.Procedures.Staff;

namespace Hpki.Registry.Scans;

/// <summary>
/// What people put right in the tray: where documents begin and end, which way up a page is, whose work it is. Each change names what its
/// maker had seen (<see cref="ScanFile.TagOf"/>) and is kept with who made it; what is so already changes nothing, whatever was seen.
/// </summary>
public sealed class ScanCorrections
{
    readonly ScanPages pages;
    readonly TimeProvider time;

    internal ScanCorrections(ScanPages pages, TimeProvider time) => (this.pages, this.time) = (pages, time);

    /// <summary>分割: the page, and what follows it in its document, is another document.</summary>
    /// <param name="anotherEnvelope">Whether it came in another envelope, too; so does what follows it.</param>
    /// <exception cref="ScanNotFoundException"/>
    /// <exception cref="ScanStateException">A page of the document does not wait in the tray.</exception>
    /// <exception cref="ScanChangedException"/>
    public Task<ScanFile> SplitAsync(string scanId, int page, bool anotherEnvelope, string seen, Actor staff, CancellationToken cancellationToken = default)
    {
        return pages.ChangeAsync(scanId, Split, Event(page, staff, anotherEnvelope ? "page.envelope-split" : "page.split"), cancellationToken);

        IReadOnlyList<ScanPage> Split(ScanFile file)
        {
            PageRun run = file.RunOf(page);
            int envelope = file.Page(page).Envelope;
            bool beginsEnvelope = file.Pages.All(other => other.Page >= page || other.Envelope != envelope);
            if (run.First == page && (!anotherEnvelope || beginsEnvelope))
            {
                return [];
            }

            Check(file, run, seen, "splitting its document");
            int fresh = file.Pages.Max(other => other.Envelope) + 1;
            return
            [
                .. file.Pages.Where(other => other.Page >= page && (run.Holds(other.Page) || (anotherEnvelope && other.Envelope == envelope))).Select(other => other with
                {
                    DocumentStart = run.Holds(other.Page) ? page : other.DocumentStart,
                    Envelope = anotherEnvelope ? fresh : other.Envelope,
                }),
            ];
        }
    }

    /// <summary>結合: the document that begins with the page goes on the one before it. Empty sheets between them become part of it.</summary>
    /// <exception cref="ScanNotFoundException"/>
    /// <exception cref="ScanStateException">There is none before it, or a page of either does not wait in the tray.</exception>
    /// <exception cref="ScanChangedException"/>
    public Task<ScanFile> MergeAsync(string scanId, int page, string seen, Actor staff, CancellationToken cancellationToken = default)
    {
        return pages.ChangeAsync(scanId, Merge, Event(page, staff, "page.merged"), cancellationToken);

        IReadOnlyList<ScanPage> Merge(ScanFile file)
        {
            PageRun run = file.RunOf(page);
            if (run.First != page)
            {
                return [];
            }

            Check(file, run, seen, "merging its document");
            ScanPage last = file.Pages.LastOrDefault(other => other.Page < page && other.State != ScanPageState.PassedOver)
                ?? throw new ScanStateException(scanId, page, "the first document", "merging it with one before it");
            ScanPage? sheet = file.Pages.FirstOrDefault(other => other.Page > last.Page && other.Page < page && !other.IsBlank);
            if (sheet is not null)
            {
                throw new ScanStateException(scanId, sheet.Page, "a separating sheet", "merging documents over it");
            }

            PageRun before = file.RunOf(last.Page);
            CheckTray(file, before, "merging a document with it");
            ScanPage first = file.Page(before.First);
            return
            [
                .. file.Pages.Where(other => other.Page > last.Page && other.Page <= run.Last).Select(other => other with
                {
                    State = ScanPageState.Tray,
                    TrayReason = other.TrayReason ?? first.TrayReason,
                    DocumentStart = before.First,
                    Envelope = first.Envelope,
                }),
            ];
        }
    }

    /// <summary>回転: how far its picture is turned clockwise.</summary>
    /// <param name="degrees">0, 90, 180 or 270, counted from how it came.</param>
    /// <exception cref="ScanNotFoundException"/>
    /// <exception cref="ScanChangedException"/>
    public Task<ScanFile> TurnAsync(string scanId, int page, int degrees, string seen, Actor staff, CancellationToken cancellationToken = default)
    {
        if (degrees is not (0 or 90 or 180 or 270))
        {
            throw new ArgumentOutOfRangeException(nameof(degrees), degrees, "A page is turned by 0, 90, 180 or 270 degrees.");
        }

        return pages.ChangeAsync(scanId, Turn, Event(page, staff, "page.turned") with { Facts = $"degrees={degrees}" }, cancellationToken);

        IReadOnlyList<ScanPage> Turn(ScanFile file)
        {
            if (file.Page(page).Turn == degrees)
            {
                return [];
            }

            CheckSeen(file, file.RunOf(page), seen);
            return [file.Page(page) with { Turn = degrees }];
        }
    }

    /// <summary>引継ぎ: the document is a colleague's to settle; an empty id takes it back for everybody.</summary>
    /// <param name="note">What the colleague is to know.</param>
    /// <exception cref="ScanNotFoundException"/>
    /// <exception cref="ScanStateException">It does not wait in the tray.</exception>
    /// <exception cref="ScanChangedException"/>
    public Task<ScanFile> PassAsync(string scanId, int page, string? colleague, string? note, string seen, Actor staff, CancellationToken cancellationToken = default)
    {
        return pages.ChangeAsync(scanId, Pass, Event(page, staff, "page.passed") with { Facts = $"to={colleague ?? "-"}", Words = note }, cancellationToken);

        IReadOnlyList<ScanPage> Pass(ScanFile file)
        {
            PageRun run = file.RunOf(page);
            if (run.Pages.All(number => file.Page(number).AssignedTo == colleague && file.Page(number).Note == note))
            {
                return [];
            }

            Check(file, run, seen, "passing it on");
            return [.. run.Pages.Select(number => file.Page(number) with { AssignedTo = colleague, Note = note })];
        }
    }

    /// <summary>用紙番号: a form whose code could not be read is the one that this code names, as a person reads it from the paper.</summary>
    /// <exception cref="ScanNotFoundException"/>
    /// <exception cref="ScanStateException">It does not wait in the tray, or has a code that was read.</exception>
    /// <exception cref="ScanChangedException"/>
    public Task<ScanFile> NameAsync(string scanId, int page, FormCode code, string seen, Actor staff, CancellationToken cancellationToken = default)
    {
        return pages.ChangeAsync(scanId, Name, Event(page, staff, "page.named") with { Facts = $"code={code.Format()}" }, cancellationToken);

        IReadOnlyList<ScanPage> Name(ScanFile file)
        {
            PageRun run = file.RunOf(page);
            ScanPage first = file.Page(run.First);
            if (first.CodeText == code.Format())
            {
                return [];
            }

            Check(file, run, seen, "naming it");
            return first.CodeText is { } read
                ? throw new ScanStateException(scanId, run.First, "known by its code", $"naming it in place of {read}")
                : [first with { CodeText = code.Format(), Form = code.Form, FormVersion = code.Version, FormPage = code.Page }];
        }
    }

    /// <summary>トレイに戻す: a page that was passed over or set aside is somebody's paper after all.</summary>
    /// <param name="reason">Code of why it is in the tray.</param>
    /// <exception cref="ScanNotFoundException"/>
    /// <exception cref="ScanStateException">It is filed, is being filed, or its picture is erased.</exception>
    public Task<ScanFile> TakeBackAsync(string scanId, int page, string reason, Actor staff, CancellationToken cancellationToken = default)
    {
        return pages.ChangeAsync(scanId, TakeBack, Event(page, staff, "page.taken-back"), cancellationToken);

        IReadOnlyList<ScanPage> TakeBack(ScanFile file) =>
        [
            .. file.RunOf(page).Pages.Select(file.Page).Select(other => other switch
            {
                { State: ScanPageState.Tray } => other,
                { State: ScanPageState.PassedOver or ScanPageState.NotOurs, ErasedAt: null } => other with
                {
                    State = ScanPageState.Tray,
                    TrayReason = reason,
                    NotOursReason = null,
                    DecidedBy = null,
                    DecidedAt = null,
                },
                _ => throw new ScanStateException(scanId, other.Page, other.State.ToString(), "taking it back to the tray"),
            }),
        ];
    }

    static void Check(ScanFile file, PageRun run, string seen, string action)
    {
        CheckSeen(file, run, seen);
        CheckTray(file, run, action);
    }

    static void CheckSeen(ScanFile file, PageRun run, string seen)
    {
        string now = file.TagOf(run);
        if (seen != now)
        {
            throw new ScanChangedException(file.Scan.ScanId, run.First, seen, now);
        }
    }

    static void CheckTray(ScanFile file, PageRun run, string action)
    {
        foreach (ScanPage page in run.Pages.Select(file.Page).Where(page => page.State != ScanPageState.Tray))
        {
            throw new ScanStateException(file.Scan.ScanId, page.Page, page.State.ToString(), action);
        }
    }

    ScanEvent Event(int page, Actor staff, string type) =>
        new() { Page = page, At = time.GetUtcNow(), ActorKind = staff.Kind, ActorId = staff.ActorId, Type = type };
}
