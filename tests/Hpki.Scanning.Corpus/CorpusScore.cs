using System.Globalization;
using Hpki.Procedures.Forms;
using Hpki.Procedures.Stacks;
using Hpki.Scanning.Forms;

namespace Hpki.Scanning.Corpus;

/// <summary>Compares readings with the truth and counts.</summary>
public sealed class CorpusScore
{
    readonly List<string> faults = [];
    readonly List<CorpusPage> truths = [];
    readonly HashSet<int> wronglyFiled = [];

    public int Pages { get; private set; }

    /// <summary>Pages in gray with a code that can be read, and how many of these codes were found; the same for fax.</summary>
    public int Codes { get; private set; }

    public int CodesFound { get; private set; }

    public int FaxCodes { get; private set; }

    public int FaxCodesFound { get; private set; }

    /// <summary>Codes of ours that were read and are not on the page.</summary>
    public int WrongCodes { get; private set; }

    /// <summary>Pages brought to somebody whose paper they are not.</summary>
    public int WrongRequests => wronglyFiled.Count;

    /// <summary>Forms whose code is gone, how many were told by their marks, and how many were taken for another form.</summary>
    public int CodesGone { get; private set; }

    public int ToldByMarks { get; private set; }

    public int WrongForms { get; private set; }

    /// <summary>Check boxes of the forms that were told, and how they were read.</summary>
    public int Boxes { get; private set; }

    public int BoxesUnsure { get; private set; }

    public int BoxesWrong { get; private set; }

    /// <summary>Required questions left empty, how many were flagged, and how many others were flagged.</summary>
    public int Empty { get; private set; }

    public int EmptyFlagged { get; private set; }

    public int WronglyFlagged { get; private set; }

    public int Blanks { get; private set; }

    public int BlanksFound { get; private set; }

    /// <summary>Pages with content that were taken for blank: the worst fault after a wrong code.</summary>
    public int WrongBlanks { get; private set; }

    public int WrongTurns { get; private set; }

    /// <summary>A line for each thing that was read wrong or not at all.</summary>
    public IReadOnlyList<string> Faults => faults;

    public double CodeFound => Share(CodesFound, Codes);

    public double CodeFoundFax => Share(FaxCodesFound, FaxCodes);

    public void Add(CorpusPage truth, ScannedPage page)
    {
        Pages++;
        var ours = page.Codes.Select(code => FormCode.TryParse(code.Text, out var parsed, out _) ? parsed : null).OfType<FormCode>().ToList();
        var wrong = ours.Count(code => code != truth.Code);
        WrongCodes += Fault(truth, wrong, "a code that is not on the page");
        if (page.Form?.Reference is { } reference && reference != truth.Code?.Reference)
        {
            Misfile(truth, "somebody else's request");
        }

        truths.Add(truth);
        AddBlank(truth, page);
        if (truth.Code is not null)
        {
            AddCode(truth, ours.Contains(truth.Code));
            AddForm(truth, page.Form);
        }
    }

    /// <summary>Whose paper the code of a page names, as the registry would say; null for pages without a code of ours.</summary>
    public string? OwnerOf(FormCode code) => truths.Find(truth => truth.Code == code)?.Owner;

    /// <summary>
    /// Compares how the stack was taken apart with the truth, once all its pages were added: what is filed, and whose papers a person is told
    /// that the others are. An empty back says nothing about anybody.
    /// </summary>
    public void Add(StackSplit split)
    {
        foreach (var document in split.Documents)
        {
            var owner = document.Code is { } code ? OwnerOf(code)
                : document.Doubt == StackDoubt.Attachment ? split.Documents.Where(other => other.Envelope == document.Envelope).Select(other => other.Code).OfType<FormCode>().Select(OwnerOf).FirstOrDefault()
                : null;
            foreach (var truth in truths.Where(truth => truth.Number >= document.FirstPage && truth.Number <= document.LastPage && truth.Kind != PaperKind.Blank))
            {
                if (owner is not null && truth.Owner != owner)
                {
                    Misfile(truth, $"taken for {owner}'s, but {truth.Owner ?? "nobody"}'s");
                }
            }
        }

        var placed = split.Documents.SelectMany(document => Enumerable.Range(document.FirstPage, document.PageCount)).Concat(split.PassedOver).Order().ToList();
        if (!placed.SequenceEqual(Enumerable.Range(1, truths.Count)))
        {
            throw new InvalidOperationException("The split lost or doubled a page.");
        }
    }

    public string Summary() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Pages} pages; codes {CodesFound}/{Codes}, fax {FaxCodesFound}/{FaxCodes}, wrong codes {WrongCodes}, wrong requests {WrongRequests}; by marks {ToldByMarks}/{CodesGone}, "
        + $"wrong forms {WrongForms}, wrong turns {WrongTurns}; boxes {Boxes}, unsure {BoxesUnsure}, wrong {BoxesWrong}; empty flagged {EmptyFlagged}/{Empty}, "
        + $"wrongly {WronglyFlagged}; blanks {BlanksFound}/{Blanks}, wrong blanks {WrongBlanks}");

    void AddBlank(CorpusPage truth, ScannedPage page)
    {
        if (truth.Kind == PaperKind.Blank)
        {
            Blanks++;
            BlanksFound += Fault(truth, page.IsBlank ? 0 : 1, "a blank page not seen as blank") == 0 ? 1 : 0;
        }
        else
        {
            WrongBlanks += Fault(truth, page.IsBlank ? 1 : 0, "taken for blank");
        }
    }

    void AddCode(CorpusPage truth, bool isFound)
    {
        if (truth.CodeIsGone)
        {
            CodesGone++;
            return;
        }

        Fault(truth, isFound ? 0 : 1, "code not found");
        if (truth.IsFax)
        {
            FaxCodes++;
            FaxCodesFound += isFound ? 1 : 0;
        }
        else
        {
            Codes++;
            CodesFound += isFound ? 1 : 0;
        }
    }

    void AddForm(CorpusPage truth, FormReading? form)
    {
        if (form is null)
        {
            return;
        }

        var isRight = (form.Form, form.Version, form.Page) == (truth.Code!.Form, truth.Code.Version, truth.Code.Page);
        WrongForms += Fault(truth, isRight ? 0 : 1, $"taken for {form.Form} {form.Version} page {form.Page}");
        ToldByMarks += isRight && truth.CodeIsGone ? 1 : 0;
        if (!isRight || form.Placement is null)
        {
            return;
        }

        WrongTurns += Fault(truth, IsUpright(form.Placement) ? 0 : 1, "not turned upright");
        AddBoxes(truth, form);
        var required = truth.Layout!.Fields.Where(field => field.Page == form.Page && field.Required).Select(field => field.Question).Distinct().ToList();
        Empty += truth.LeftEmpty.Count;
        EmptyFlagged += truth.LeftEmpty.Intersect(form.EmptyRequired).Count();
        Fault(truth, truth.LeftEmpty.Except(form.EmptyRequired).Count(), $"empty and not flagged: {string.Join(' ', truth.LeftEmpty.Except(form.EmptyRequired))}");
        WronglyFlagged += Fault(
            truth, form.EmptyRequired.Except(truth.LeftEmpty).Count(), $"flagged as empty: {string.Join(' ', form.EmptyRequired.Except(truth.LeftEmpty))} of {required.Count}");
    }

    void AddBoxes(CorpusPage truth, FormReading form)
    {
        foreach (var box in truth.Layout!.Fields.Where(field => field.Page == form.Page && field.Kind == FormFieldKind.CheckBox))
        {
            Boxes++;
            var isUnsure = form.Unsure.Contains(box.Key);
            BoxesUnsure += isUnsure ? 1 : 0;
            BoxesWrong += Fault(truth, !isUnsure && form.Ticked.Contains(box.Key) != truth.Ticked.Contains(box.Key) ? 1 : 0, $"box {box.Key} read wrong");
        }
    }

    static bool IsUpright(PageTransform placement)
    {
        var (left, right) = (placement.ToPixels(30, 150), placement.ToPixels(180, 150));
        return right.X - left.X > 20 * Math.Abs(right.Y - left.Y);
    }

    void Misfile(CorpusPage truth, string how)
    {
        wronglyFiled.Add(truth.Number);
        Fault(truth, 1, how);
    }

    int Fault(CorpusPage truth, int count, string what)
    {
        if (count > 0)
        {
            faults.Add($"page {truth.Number} ({truth.Kind}, {truth.Code?.Format() ?? "no code"}, {truth.History}, turned {truth.Turned}): {what}");
        }

        return count;
    }

    static double Share(int part, int whole) => whole == 0 ? 1 : part / (double)whole;
}
