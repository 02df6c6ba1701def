using Hpki.Procedures.Forms;
using Hpki.Procedures.Stacks;
using Hpki.Registry.Scans;
using Hpki.Scanning;
using Hpki.Scanning.Forms;

namespace HpkiFunctions.Intake;

/// <summary>Takes a stack that was read apart, and says of each page whether it is filed by its code or waits for a person.</summary>
public sealed class StackSorting(ScanStore scans, PaperTargets targets)
{
    /// <summary>What the split needs to know of a page that was read.</summary>
    public static StackPage PageOf(ScannedPage page)
    {
        List<FormCode> ours = [.. page.Codes.Select(found => FormCode.TryParse(found.Text, out FormCode? code, out _) ? code : null).OfType<FormCode>().Distinct()];
        return new()
        {
            Number = page.Number,
            Role = page.IsBlank ? SheetRole.Blank : RoleOf(ours),
            Codes = ours,
            HasForeignCode = page.Codes.Count > 0 && ours.Count == 0,
            IsFormWithoutCode = ours.Count == 0 && (page.IsUnknownForm || page.Form is { FoundBy: FormFoundBy.Marks, Page: 1 }),
        };
    }

    /// <summary>What is kept of a page that was read; its place is still to be decided.</summary>
    public static ScanPage KeptOf(ScannedPage page, string imageSha256) => new()
    {
        Page = page.Number,
        State = ScanPageState.Tray,
        ImageSha256 = imageSha256,
        IsBlank = page.IsBlank,
        Width = page.WidthPixels,
        Height = page.HeightPixels,
        Form = page.Form?.Form,
        FormVersion = page.Form?.Version ?? 0,
        FormPage = page.Form?.Page ?? 0,
        Placement = page.Form?.Placement?.Matrix ?? [],
        Ticked = page.Form?.Ticked ?? [],
        Unsure = [.. page.Form?.Unsure ?? [], .. page.Form?.SeveralTicked ?? []],
        EmptyRequired = page.Form?.EmptyRequired ?? [],
    };

    static SheetRole RoleOf(List<FormCode> codes) => codes switch
    {
        [{ Form: FormCode.Cover }] => SheetRole.Cover,
        [{ Form: FormCode.Separator }] => SheetRole.Separator,
        _ => SheetRole.Paper,
    };

    /// <summary>The pages, given in their order as they were kept, with their places and states. Of a file that was not read to its end a person looks at every page.</summary>
    public async Task<IReadOnlyList<ScanPage>> SortAsync(string scanId, IReadOnlyList<ReadPage> read, bool isWhole, CancellationToken cancellationToken)
    {
        StackPage[] stack = await OwnedAsync([.. read.Select(page => page.Stack)], cancellationToken);
        StackSplit split = StackSplitter.Split(stack);
        ScanPage[] pages = new ScanPage[read.Count];
        foreach (StackDocument document in split.Documents)
        {
            TrayReason? reason = ReasonOf(document, read, isWhole);
            for (int number = document.FirstPage; number <= document.LastPage; number++)
            {
                pages[number - 1] = read[number - 1].Page with
                {
                    State = reason is null ? ScanPageState.ToBeFiled : ScanPageState.Tray,
                    TrayReason = reason?.ToString(),
                    Envelope = document.Envelope,
                    DocumentStart = document.FirstPage,
                    CodeText = stack[number - 1].Codes is [{ } code] ? code.Format() : null,
                };
            }
        }

        foreach (int number in split.PassedOver)
        {
            pages[number - 1] = read[number - 1].Page with { State = ScanPageState.PassedOver };
        }

        await NoteSamePicturesAsync(scanId, read, pages, cancellationToken);
        return pages;
    }

    // Whose each form is; where all name the same, it does not matter who that is.
    async Task<StackPage[]> OwnedAsync(StackPage[] stack, CancellationToken cancellationToken)
    {
        Dictionary<string, string?> owners = [];
        FormCode[] codes = [.. stack.Where(page => page is { Role: SheetRole.Paper, Codes.Count: 1 }).Select(page => page.Codes[0]).DistinctBy(code => code.Reference)];
        foreach (FormCode code in codes.Length > 1 ? codes : [])
        {
            owners[code.Reference] = (await targets.FindAsync(code, cancellationToken)).HolderId;
        }

        return [.. stack.Select(page => page.Codes is [{ } code] ? page with { Owner = owners.GetValueOrDefault(code.Reference) } : page)];
    }

    static TrayReason? ReasonOf(StackDocument document, IReadOnlyList<ReadPage> read, bool isWhole)
    {
        if (!isWhole)
        {
            return TrayReason.Doubtful;
        }

        if (document.Doubt is not { } doubt)
        {
            return PaperForm.Of(document.Code!.Form) is null ? TrayReason.UnknownForm : null;
        }

        return doubt is StackDoubt.NoCode or StackDoubt.Attachment && read[document.FirstPage - 1].IsDoubtful ? TrayReason.Doubtful : ReasonOf(doubt);
    }

    static TrayReason ReasonOf(StackDoubt doubt) => doubt switch
    {
        StackDoubt.Attachment => TrayReason.Attachment,
        StackDoubt.NoCode => TrayReason.NoCode,
        StackDoubt.ForeignCode => TrayReason.ForeignCode,
        StackDoubt.SeveralCodes => TrayReason.SeveralCodes,
        StackDoubt.UnreadCode => TrayReason.UnreadCode,
        StackDoubt.FirstPageMissing => TrayReason.FirstPageMissing,
        _ => throw new ArgumentOutOfRangeException(nameof(doubt), doubt, "The tray has no reason for this doubt yet."),
    };

    // A paper that was scanned before is shown beside its twin and not filed a second time. Empty pages, and those that could not be drawn, all look alike.
    async Task NoteSamePicturesAsync(string scanId, IReadOnlyList<ReadPage> read, ScanPage[] pages, CancellationToken cancellationToken)
    {
        foreach (ScanPage page in pages.Where(page => page is { State: not ScanPageState.PassedOver, IsBlank: false, ImageSha256.Length: > 0 } && !read[page.Page - 1].IsDoubtful).ToArray())
        {
            if (await scans.FindSameImageAsync(page.ImageSha256, scanId, page.Page, cancellationToken) is not { } twin)
            {
                continue;
            }

            foreach (ScanPage other in pages.Where(other => other.DocumentStart == page.DocumentStart).ToArray())
            {
                pages[other.Page - 1] = pages[other.Page - 1] with { State = ScanPageState.Tray, TrayReason = nameof(TrayReason.SamePicture) };
            }

            pages[page.Page - 1] = pages[page.Page - 1] with { SameAsScanId = twin.ScanId, SameAsPage = twin.Page };
        }
    }
}
