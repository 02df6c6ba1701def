using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Hpki.Correspondence.Pdf;

/// <summary>
/// The objects of a PDF that Skia wrote, to be changed and added to. Skia writes a classic cross-reference table of 20-byte entries
/// (ISO 32000-1, 7.5.4), its objects one after the other, and streams with their length in place.
/// </summary>
sealed partial class PdfObjects
{
    readonly SortedDictionary<int, string> bodies = [];
    readonly string header;
    readonly string trailer;

    public PdfObjects(byte[] pdf)
    {
        // Latin-1 keeps every byte as one character.
        var text = Encoding.Latin1.GetString(pdf);
        var table = int.Parse(Found(StartOfTable().Match(text)).Groups[1].Value, CultureInfo.InvariantCulture);
        var section = Section().Match(text, table);
        if (!section.Success || section.Index != table)
        {
            throw new InvalidDataException("The PDF has no classic cross-reference table where it should be.");
        }
        trailer = Found(Trailer().Match(text, table)).Groups[1].Value;
        Root = int.Parse(Found(RootReference().Match(trailer)).Groups[1].Value, CultureInfo.InvariantCulture);
        var entries = section.Index + section.Length;
        List<(int Number, int Offset)> objects = [];
        for (var i = 0; i < int.Parse(section.Groups[1].Value, CultureInfo.InvariantCulture); i++)
        {
            if (text[entries + (20 * i) + 17] == 'n')
            {
                objects.Add((i, int.Parse(text.AsSpan(entries + (20 * i), 10), NumberStyles.None, CultureInfo.InvariantCulture)));
            }
        }
        objects.Sort((a, b) => a.Offset.CompareTo(b.Offset));
        header = text[..objects[0].Offset];
        for (var i = 0; i < objects.Count; i++)
        {
            var end = i + 1 < objects.Count ? objects[i + 1].Offset : table;
            var whole = Found(Object().Match(text[objects[i].Offset..end]));
            bodies.Add(objects[i].Number, whole.Groups[1].Value);
        }
    }

    /// <summary>Number of the catalogue.</summary>
    public int Root { get; }

    /// <summary>The object's body: a dictionary, and its stream if it has one.</summary>
    public string this[int number]
    {
        get => bodies[number];
        set => bodies[number] = value;
    }

    /// <returns>The new object's number.</returns>
    public int Add(string body)
    {
        var number = bodies.Keys.Max() + 1;
        bodies.Add(number, body);
        return number;
    }

    /// <summary>The content of a stream that is compressed with deflate.</summary>
    public string ReadStream(int number)
    {
        var stream = Found(DeflatedStream().Match(bodies[number]));
        var length = int.Parse(stream.Groups[1].Value, CultureInfo.InvariantCulture);
        using ZLibStream unpacked = new(new MemoryStream(Encoding.Latin1.GetBytes(bodies[number].Substring(stream.Index + stream.Length, length))), CompressionMode.Decompress);
        using StreamReader reader = new(unpacked, Encoding.Latin1);
        return reader.ReadToEnd();
    }

    public void WriteStream(int number, string content)
    {
        using MemoryStream packed = new();
        using (ZLibStream packer = new(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            packer.Write(Encoding.Latin1.GetBytes(content));
        }
        bodies[number] = string.Create(CultureInfo.InvariantCulture, $"<</Filter /FlateDecode\n/Length {packed.Length}>> stream\n{Encoding.Latin1.GetString(packed.ToArray())}\nendstream");
    }

    public byte[] ToBytes()
    {
        var text = new StringBuilder(header);
        Dictionary<int, int> offsets = [];
        foreach (var (number, body) in bodies)
        {
            offsets[number] = text.Length;
            text.Append(CultureInfo.InvariantCulture, $"{number} 0 obj\n{body}\nendobj\n");
        }
        var table = text.Length;
        var size = bodies.Keys.Max() + 1;
        text.Append(CultureInfo.InvariantCulture, $"xref\n0 {size}\n0000000000 65535 f \n");
        for (var number = 1; number < size; number++)
        {
            text.Append(offsets.TryGetValue(number, out var offset) ? string.Create(CultureInfo.InvariantCulture, $"{offset:0000000000} 00000 n \n") : "0000000000 65535 f \n");
        }
        text.Append(CultureInfo.InvariantCulture, $"trailer\n{Size().Replace(trailer, string.Create(CultureInfo.InvariantCulture, $"/Size {size}"))}\nstartxref\n{table}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(text.ToString());
    }

    static Match Found(Match match) => match.Success ? match : throw new InvalidDataException("The PDF is not built as Skia builds one.");

    [GeneratedRegex(@"startxref\s+([0-9]+)", RegexOptions.RightToLeft)]
    private static partial Regex StartOfTable();

    [GeneratedRegex(@"/Root ([0-9]+) 0 R")]
    private static partial Regex RootReference();

    [GeneratedRegex(@"xref\n0 ([0-9]+)\n")]
    private static partial Regex Section();

    [GeneratedRegex(@"trailer\n(<<.*?>>)\s*startxref", RegexOptions.Singleline)]
    private static partial Regex Trailer();

    [GeneratedRegex(@"/Size [0-9]+")]
    private static partial Regex Size();

    [GeneratedRegex(@"\A[0-9]+ 0 obj\n(.*)\nendobj\s*\z", RegexOptions.Singleline)]
    private static partial Regex Object();

    [GeneratedRegex(@"\A<</Filter /FlateDecode\n/Length ([0-9]+)>> stream\n")]
    private static partial Regex DeflatedStream();
}
