using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Hpki.Correspondence.Pdf;

/// <summary>
/// Makes a PDF that Skia wrote a tagged one (ISO 32000-1, 14.7 and 14.8), so that it can be read out in its order: every text of ours is a marked piece of
/// content that belongs to a heading or a paragraph, everything else (lines, tints, codes) is an artifact. SkiaSharp gives no way to name the
/// structure, but it writes one text object a text, in the order in which they were drawn.
/// </summary>
static partial class PdfTags
{
    /// <param name="pdf">As Skia wrote it.</param>
    /// <param name="pages">What was drawn.</param>
    /// <param name="catalog">Further entries of the catalogue.</param>
    /// <exception cref="InvalidDataException">The file is not what was drawn.</exception>
    public static byte[] Apply(byte[] pdf, IReadOnlyList<PageDrawing> pages, string catalog)
    {
        PdfObjects objects = new(pdf);
        List<int> leaves = [.. Leaves(objects, Reference(PagesReference(), objects[objects.Root]))];
        if (leaves.Count != pages.Count)
        {
            throw new InvalidDataException($"The PDF has {leaves.Count} pages, {pages.Count} were drawn.");
        }
        var root = objects.Add("");
        var document = objects.Add("");
        List<int> children = [];
        StringBuilder parents = new();
        for (var i = 0; i < pages.Count; i++)
        {
            var marks = Mark(objects, leaves[i], pages[i], i);
            var elements = Elements(objects, leaves[i], document, pages[i], marks);
            children.AddRange(InOrder(pages[i], elements));
            parents.Append(CultureInfo.InvariantCulture, $"{i} [{string.Join(' ', marks.Select(block => $"{elements[block]} 0 R"))}]\n");
        }
        objects[document] = $"<</Type /StructElem\n/S /Document\n/P {root} 0 R\n/K [{string.Join(' ', children.Select(child => $"{child} 0 R"))}]>>";
        objects[root] = $"<</Type /StructTreeRoot\n/K {document} 0 R\n/ParentTree <</Nums [{parents}]>>\n/ParentTreeNextKey {pages.Count}>>";
        objects[objects.Root] = $"<</MarkInfo <</Marked true>>\n/StructTreeRoot {root} 0 R\n{catalog}\n{objects[objects.Root][2..]}";
        return objects.ToBytes();
    }

    // The blocks of the page's texts; the place of each is its mark.
    static List<TextBlock> Mark(PdfObjects objects, int leaf, PageDrawing page, int index)
    {
        List<TextBlock> marks = [.. page.Steps.OfType<DrawingStep.Text>().Select(text => text.Block ?? new(TextRole.Paragraph, default))];
        var contents = Reference(ContentsReference(), objects[leaf]);
        var lines = objects.ReadStream(contents).Split('\n');
        StringBuilder marked = new("/Artifact BMC\n");
        var mark = 0;
        foreach (var line in lines)
        {
            if (line == "BT" && mark < marks.Count)
            {
                marked.Append(CultureInfo.InvariantCulture, $"EMC\n/{TypeOf(marks[mark].Role)} <</MCID {mark}>> BDC\n");
                mark++;
            }
            marked.Append(line).Append('\n');
            if (line == "ET")
            {
                marked.Append("EMC\n/Artifact BMC\n");
            }
        }
        if (mark != marks.Count || lines.Count(line => line == "BT") != marks.Count)
        {
            throw new InvalidDataException($"Page {index + 1} has other texts than were drawn.");
        }
        objects.WriteStream(contents, marked.Append("EMC\n").ToString());
        objects[leaf] = string.Create(CultureInfo.InvariantCulture, $"<</StructParents {index}\n/Tabs /S\n{StructParents().Replace(objects[leaf], "")[2..]}");
        return marks;
    }

    static Dictionary<TextBlock, int> Elements(PdfObjects objects, int leaf, int document, PageDrawing page, List<TextBlock> marks)
    {
        Dictionary<TextBlock, int> elements = [];
        List<DrawingStep.Text> texts = [.. page.Steps.OfType<DrawingStep.Text>()];
        foreach (var group in marks.Index().GroupBy(mark => mark.Item, mark => mark.Index))
        {
            var block = group.Key;
            IEnumerable<int> places = block.LeftToRight ? group.OrderBy(mark => texts[mark].X) : group;
            var spoken = block.Spoken is { } words ? $"\n/ActualText <FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(words))}>" : "";
            elements[block] = objects.Add(
                $"<</Type /StructElem\n/S /{TypeOf(block.Role)}\n/P {document} 0 R\n/Pg {leaf} 0 R\n/K [{string.Join(' ', places)}]{spoken}>>");
        }
        return elements;
    }

    static IEnumerable<int> InOrder(PageDrawing page, Dictionary<TextBlock, int> elements)
    {
        List<TextBlock> order = [.. page.ReadingOrder?.Where(elements.ContainsKey) ?? []];
        return [.. order.Concat(elements.Keys.Except(order)).Select(block => elements[block])];
    }

    static IEnumerable<int> Leaves(PdfObjects objects, int node)
    {
        var kids = Kids().Match(objects[node]);
        return kids.Success
            ? References().Matches(kids.Groups[1].Value).SelectMany(kid => Leaves(objects, int.Parse(kid.Groups[1].Value, CultureInfo.InvariantCulture)))
            : [node];
    }

    static int Reference(Regex pattern, string body) => pattern.Match(body) is { Success: true } match
        ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)
        : throw new InvalidDataException($"The PDF does not match {pattern}.");

    static string TypeOf(TextRole role) => role switch
    {
        TextRole.Paragraph => "P",
        TextRole.Title => "H1",
        TextRole.Heading => "H2",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "This role has no structure type yet; add it."),
    };

    [GeneratedRegex(@"/Pages ([0-9]+) 0 R")]
    private static partial Regex PagesReference();

    [GeneratedRegex(@"/Contents ([0-9]+) 0 R")]
    private static partial Regex ContentsReference();

    [GeneratedRegex(@"/Kids \[([^\]]*)\]")]
    private static partial Regex Kids();

    [GeneratedRegex(@"([0-9]+) 0 R")]
    private static partial Regex References();

    [GeneratedRegex(@"/StructParents [0-9]+\n?")]
    private static partial Regex StructParents();
}
