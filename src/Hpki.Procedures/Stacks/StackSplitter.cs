using Hpki.Procedures.Forms;

namespace Hpki.Procedures.Stacks;

/// <summary>
/// Takes a stack of paper apart into envelopes and documents. An envelope ends at a cover sheet and at a form of somebody else; nothing that
/// was learnt in one is known in the next. A form whose code cannot be read, or a page with several codes, also begins an envelope of its
/// own: it may be anybody's, so what follows it is not counted to the form before, nor to the one after.
/// </summary>
public sealed class StackSplitter
{
    readonly List<StackDocument> documents = [];
    readonly List<int> passedOver = [];
    readonly List<int> blanks = [];
    readonly bool hasCovers;
    int envelopes;
    Envelope? envelope;
    Enclosure enclosure;
    OpenForm? form;
    bool afterSeparator;

    StackSplitter(bool hasCovers)
    {
        this.hasCovers = hasCovers;
        enclosure = new(hasCovers);
    }

    /// <param name="pages">All pages of the stack in their order.</param>
    public static StackSplit Split(IReadOnlyList<StackPage> pages)
    {
        StackSplitter splitter = new(pages.Any(page => page.Role == SheetRole.Cover));
        foreach (StackPage page in pages)
        {
            splitter.Take(page);
        }

        splitter.EndEnclosure();
        return new(splitter.documents, [.. splitter.passedOver.Order()]);
    }

    void Take(StackPage page)
    {
        switch (page.Role)
        {
            case SheetRole.Cover:
                EndEnclosure();
                passedOver.Add(page.Number);
                break;
            case SheetRole.Separator:
                EndDocument();
                afterSeparator = true;
                passedOver.Add(page.Number);
                break;
            case SheetRole.Blank:
                blanks.Add(page.Number);
                break;
            case SheetRole.Paper when page.Codes is [{ } code]:
                TakeForm(page, code);
                break;
            case SheetRole.Paper when page.Codes.Count > 1 || page.IsFormWithoutCode:
                EndDocument();
                Begin(Owner.Anybody);
                Add(page, page.Codes.Count > 1 ? StackDoubt.SeveralCodes : StackDoubt.UnreadCode);
                break;
            case SheetRole.Paper:
                TakeOther(page);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(page), page.Role, "It is not said what a sheet of this role does to a stack.");
        }
    }

    void TakeForm(StackPage page, FormCode code)
    {
        if (form is { } open && open.Continues(code))
        {
            open.Pages.Add(code.Page);
            Extend(page.Number);
            return;
        }

        EndDocument();
        Owner owner = code.Reference == FormCode.BlankReference ? new($"{page.Number}", IsKnown: false) : new(page.Owner ?? code.Reference, IsKnown: true);
        if (envelope?.Owner is { } other && other != owner)
        {
            Begin(owner);
        }

        Current().Owner ??= owner;
        enclosure.Owners.Add(owner);
        documents.Add(new() { Envelope = Current().Number, FirstPage = page.Number, PageCount = 1, Code = code });
        form = new(code);
    }

    void TakeOther(StackPage page)
    {
        // Between two separators lies one document.
        if (afterSeparator && documents.Count > 0 && documents[^1].Doubt is StackDoubt.Attachment or StackDoubt.NoCode && !page.HasForeignCode && Current().HasDocumentOpen)
        {
            Extend(page.Number);
            return;
        }

        EndForm();
        bool follows = Current().Owner is { } owner && owner != Owner.Anybody;
        if (Current().Owner is null && !page.HasForeignCode)
        {
            enclosure.Leading.Add(documents.Count);
        }

        Add(page, page.HasForeignCode ? StackDoubt.ForeignCode : follows ? StackDoubt.Attachment : StackDoubt.NoCode);
        Current().HasDocumentOpen = true;
    }

    void Extend(int lastPage)
    {
        documents[^1] = documents[^1] with { PageCount = lastPage - documents[^1].FirstPage + 1 };
        blanks.Clear();
    }

    void Add(StackPage page, StackDoubt doubt) => documents.Add(new() { Envelope = Current().Number, FirstPage = page.Number, PageCount = 1, Doubt = doubt });

    Envelope Current() => envelope ??= new(++envelopes);

    void Begin(Owner owner)
    {
        envelope = new(++envelopes) { Owner = owner };
        enclosure.Owners.Add(owner);
    }

    // Pages that lie before the first form are its papers when the envelope's beginning is certain and nobody else's paper is in it.
    void EndEnclosure()
    {
        EndDocument();
        if (enclosure is { IsCertain: true, Owners.Count: 1 } && !enclosure.Owners.Contains(Owner.Anybody))
        {
            foreach (int index in enclosure.Leading)
            {
                documents[index] = documents[index] with { Doubt = StackDoubt.Attachment };
            }
        }

        envelope = null;
        enclosure = new(hasCovers);
    }

    void EndDocument()
    {
        EndForm();
        afterSeparator = false;
        envelope?.HasDocumentOpen = false;
    }

    // Empty sheets after a document's last page are not part of it.
    void EndForm()
    {
        passedOver.AddRange(blanks);
        blanks.Clear();
        if (form is { } closed && !closed.Pages.Contains(1))
        {
            documents[^1] = documents[^1] with { Doubt = StackDoubt.FirstPageMissing };
        }

        form = null;
    }

    /// <param name="Id">Who, or (when that is not known) which form.</param>
    /// <param name="IsKnown">Whether the id is a person's.</param>
    sealed record Owner(string Id, bool IsKnown)
    {
        /// <summary>What lies here may be anybody's.</summary>
        public static Owner Anybody { get; } = new("", IsKnown: false);
    }

    /// <summary>Papers of one owner.</summary>
    sealed class Envelope(int number)
    {
        public int Number => number;

        public Owner? Owner { get; set; }

        /// <summary>Whether the last document, one without a code, takes further pages.</summary>
        public bool HasDocumentOpen { get; set; }
    }

    /// <summary>What lies between two cover sheets, or between one and an end of the stack.</summary>
    sealed class Enclosure(bool isCertain)
    {
        public bool IsCertain => isCertain;

        public HashSet<Owner> Owners { get; } = [];

        /// <summary>Documents that came before any form, as indices.</summary>
        public List<int> Leading { get; } = [];
    }

    sealed class OpenForm(FormCode first)
    {
        public List<int> Pages { get; } = [first.Page];

        // The same page twice is the form printed and sent twice.
        public bool Continues(FormCode code) =>
            code.Form == first.Form && code.Version == first.Version && code.Reference == first.Reference && !Pages.Contains(code.Page);
    }
}
