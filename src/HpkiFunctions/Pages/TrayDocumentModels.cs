using System.Globalization;
using Hpki.Console;
using Hpki.Console.Layout;
using Hpki.Console.Parts;
using Hpki.Console.Scans;
using Hpki.Correspondence.Forms;
using Hpki.Procedures.Documents;
using Hpki.Procedures.Forms;
using Hpki.Procedures.Identifiers;
using Hpki.Procedures.Staff;
using Hpki.Registry.Projections;
using Hpki.Registry.Scans;
using Hpki.Scanning.Forms;
using HpkiFunctions.Access;
using HpkiFunctions.Intake;
using HpkiFunctions.Problems;
using ScanPage = Hpki.Registry.Scans.ScanPage;
using TrayPage = Hpki.Registry.Scans.TrayPage;

namespace HpkiFunctions.Pages;

/// <summary>The page of one document of the tray.</summary>
public sealed class TrayDocumentModels(ScanDesk desk, PaperTargets targets, Worklists worklists, StaffNames names)
{
    const int LookedThrough = 200;

    // Millimetres around a field, so that its frame does not hide its edge.
    const float Margin = 1;

    // A4 at 200 dpi, for a page without a picture.
    const int UnknownWidth = 1654;
    const int UnknownHeight = 2339;
    static readonly StaffRole[] Filers = [StaffRole.Reception, StaffRole.Examiner];

    /// <exception cref="ProblemException">There is no such page, or it does not wait in the tray.</exception>
    public async Task<TrayDocumentModel> OfAsync(ConsoleFrame frame, string scanId, int page, StaffPrincipal staff, CancellationToken cancellationToken)
    {
        ScanFile file = await desk.OpenAsync(scanId, cancellationToken);
        PageRun run = ScanDesk.WaitingRun(file, page);
        ScanPage first = file.Page(run.First);
        PaperTarget? target = FormCode.TryParse(first.CodeText, out FormCode? code, out _) ? await targets.FindAsync(code, cancellationToken) : null;
        EnvelopeDocument[] envelope = [.. Envelope(file, run)];
        return new()
        {
            Frame = frame,
            ScanId = scanId,
            Pages = [.. run.Pages.Select(file.Page).Select(Shown)],
            FileName = file.Scan.FileName,
            ReceivedAt = JapaneseFormat.Minute(file.Scan.ReceivedAt ?? file.Scan.BegunAt),
            Reason = Enum.Parse<TrayReason>(first.TrayReason ?? nameof(TrayReason.TakenBack)).Title(),
            Tag = file.TagOf(run),
            Acts = staff.Roles.Intersect(Filers).Any() ? ActionOffer.Allowed : Offers.Of(Problem.MissingRole(Filers)),
            Typed = target?.Typed is { } typed ? [.. typed.Fields.Select(field => Field(file, run, typed, field))] : [],
            Remarks =
            [
                .. code is null ? [] : FormRemarks.Of(code.Form, code.Version, target?.Typed?.Printings ?? 0),
                .. run.Pages.Select(file.Page).SelectMany(shown => FormRemarks.Of(shown.Form, shown.Unsure, shown.EmptyRequired)),
            ],
            Envelope = envelope,
            SamePicture = run.Pages.Select(file.Page).FirstOrDefault(other => other.SameAsScanId is not null) is { SameAsScanId: { } twin, SameAsPage: { } twinPage }
                ? ConsoleRoutes.PageImage(twin, twinPage)
                : null,
            SamePictureState = await TwinAsync(file, run, cancellationToken),
            AssignedTo = first.AssignedTo is { } colleague ? names.Of(colleague) : null,
            Note = first.Note,
            Colleagues = [new("", "(引継ぎをやめる)"), .. names.All.Where(name => name.Key != staff.StaffId).OrderBy(name => name.Value, StringComparer.Ordinal).Select(name => new Choice(name.Key, name.Value))],
            CanBeNamed = first.CodeText is null,
            HasDocumentBefore = file.Pages.LastOrDefault(other => other.Page < run.First && other.State != ScanPageState.PassedOver) is { State: ScanPageState.Tray },
            Entry = new()
            {
                RequestNumber = envelope.Select(document => document.Request).FirstOrDefault(number => number is not null)?.ToString()
                    ?? ((target?.RequestId ?? target?.UsedFor) is { } id ? RequestNumber.Parse(id).ToString() : ""),
                Kind = KindOf(first),
                Card = target is { HolderId: { } holderId } ? await targets.CardOfAsync(holderId, cancellationToken) ?? "" : "",
            },
            Next = await NextAsync(scanId, run.First, staff, cancellationToken),
            History = [.. file.Events.Where(e => run.Holds(e.Page)).Select(e => $"{JapaneseFormat.Minute(e.At)} {names.Of(e.ActorId)} {ScanEventWords.Of(e.Type)}{(e.Words is { } words ? $"({words})" : "")}")],
        };
    }

    /// <summary>The address of the document that staff go on to: one of the same file first, nobody else's work; null when there is none.</summary>
    public async Task<string?> NextAsync(string scanId, int page, StaffPrincipal staff, CancellationToken cancellationToken)
    {
        WorklistPage<TrayPage> tray = await worklists.TrayAsync(LookedThrough, cancellationToken: cancellationToken);
        IEnumerable<TrayPage> inOrder = tray.Items.Where(item => item.Page > 0 && item.ClaimedAt is null)
            .OrderByDescending(item => item.ScanId == scanId && item.Page > page)
            .ThenByDescending(item => item.ScanId == scanId);
        ScanFile? file = null;
        foreach (TrayPage item in inOrder)
        {
            file = file?.Scan.ScanId == item.ScanId ? file : await desk.OpenAsync(item.ScanId, cancellationToken);
            ScanPage found = file.Page(item.Page);
            bool isMine = found is { State: ScanPageState.Tray, AwaitsRedaction: false } && (found.AssignedTo is null || found.AssignedTo == staff.StaffId);
            if (isMine && found.FirstOfDocument == item.Page && (item.ScanId, item.Page) != (scanId, page))
            {
                return ConsoleRoutes.TrayPage(item.ScanId, item.Page);
            }
        }

        return null;
    }

    async Task<string?> TwinAsync(ScanFile file, PageRun run, CancellationToken cancellationToken)
    {
        if (run.Pages.Select(file.Page).FirstOrDefault(page => page.SameAsScanId is not null) is not { SameAsScanId: { } scanId, SameAsPage: { } number })
        {
            return null;
        }

        ScanFile twin = await desk.OpenAsync(scanId, cancellationToken);
        return twin.Pages.FirstOrDefault(page => page.Page == number) is { } page ? StateOf(page) : "保存期間終了";
    }

    static DocumentKind KindOf(ScanPage first) =>
        first.Form is { } letters && PaperForm.Of(letters) is { } form ? form.Kind : DocumentKind.Other;

    static IEnumerable<EnvelopeDocument> Envelope(ScanFile file, PageRun run) => file.Page(run.First).Envelope is not (> 0 and var envelope)
        ? []
        : file.Pages.Where(page => page.Envelope == envelope && page.Page == page.FirstOfDocument).Select(page => new EnvelopeDocument
        {
            FirstPage = page.Page,
            PageCount = file.RunOf(page.Page).Count,
            State = StateOf(page),
            Request = page is { State: ScanPageState.Filed, RequestId: { } id } ? RequestNumber.Parse(id) : null,
            IsInTray = page.State == ScanPageState.Tray,
            IsThis = page.Page == run.First,
        });

    static string StateOf(ScanPage page) => page.State switch
    {
        ScanPageState.ToBeFiled => "振分中",
        ScanPageState.Tray => "受付トレイ",
        ScanPageState.Filing => "綴じ込み中",
        ScanPageState.Filed => "綴じ込み済",
        ScanPageState.NotOurs => "対象外",
        ScanPageState.PassedOver => "綴じ込み不要",
        _ => throw new ArgumentOutOfRangeException(nameof(page), page.State, "Pages do not show this state yet; add it."),
    };

    internal static SheetPage Shown(ScanPage page) => new()
    {
        Page = page.Page,
        Turn = page.Turn,
        Width = page.Width > 0 ? page.Width : UnknownWidth,
        Height = page.Height > 0 ? page.Height : UnknownHeight,
        IsBlank = page.IsBlank,
        AwaitsRedaction = page.AwaitsRedaction,
        IsRedacted = page.RedactionConfirmedBy is not null,
    };

    // A question has a place for each of its parts; what is marked holds them all.
    static SheetField Field(ScanFile file, PageRun run, TypedForm typed, TypedField field)
    {
        FormField[] parts = [.. FormLayouts.Find(typed.Form, typed.Version)?.Fields.Where(part => part.Question == field.Question) ?? []];
        ScanPage? page = parts.Length == 0 ? null : run.Pages.Select(file.Page).FirstOrDefault(page => page.FormPage == parts[0].Page && page.Placement.Count > 0);
        return new()
        {
            Key = field.Question,
            Label = field.Label,
            Value = field.Value,
            Page = page?.Page ?? run.First,
            Outline = page is null ? null : Outline(new(page.Placement), [.. parts.Where(part => part.Page == page.FormPage).Select(part => part.Area)]),
        };
    }

    static string Outline(PageTransform placement, IReadOnlyList<MmRect> areas)
    {
        (float left, float top) = (areas.Min(area => area.Left) - Margin, areas.Min(area => area.Top) - Margin);
        MmRect around = new(left, top, areas.Max(area => area.Right) + Margin - left, areas.Max(area => area.Bottom) + Margin - top);
        return string.Join(' ', placement.Outline(around).Select(corner => string.Create(CultureInfo.InvariantCulture, $"{corner.X:0.#},{corner.Y:0.#}")));
    }
}
