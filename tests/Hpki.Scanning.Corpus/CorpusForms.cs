using Hpki.Correspondence;
using Hpki.Correspondence.Forms;
using Hpki.Procedures.Forms;

namespace Hpki.Scanning.Corpus;

/// <summary>The forms that the corpus prints: all of the catalogue, in the version in force.</summary>
public static class CorpusForms
{
    static readonly DateTimeOffset PrintedAt = new(2026, 4, 1, 0, 0, 0, TimeSpan.Zero);

    static readonly CenterContact Center = new()
    {
        Name = "見本電子認証センター",
        EnglishName = "Sample Certification Centre",
        Phone = "03-0000-0000",
        Hours = "平日 9時〜17時",
        EnglishHours = "Weekdays 9:00 to 17:00",
        PostalCode = "100-0000",
        PostalAddress = "東京都見本区見本町1-2-3",
    };

    public static IReadOnlyList<CorpusForm> All { get; } =
    [
        .. Enum.GetValues<FormKind>().Select(kind => new CorpusForm(
            FormLayouts.Current(kind),
            reference => new PaperForms(Center).Print(new FormPrint { Kind = kind, Reference = reference, Number = reference, PrintedAt = PrintedAt }))),
    ];

    /// <summary>封筒表紙, the sheet that is laid before each envelope.</summary>
    public static byte[] Cover() => new SortingSheets(Center).Cover(PrintedAt);
}
