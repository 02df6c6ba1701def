using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Hpki.Correspondence.Forms;
using Hpki.Correspondence.Pdf;
using Hpki.Procedures.Forms;

namespace Hpki.Correspondence.Tests.Forms;

/// <summary>What must be true of the geometry of every form ever printed.</summary>
public sealed class FormLayoutTests
{
    static readonly MmRect Page = new(0, 0, 210, 297);

    public static TheoryData<string, int> Forms { get; } = [.. FormLayouts.All.Select(layout => (layout.Form, layout.Version))];

    [Fact]
    public void All_FormsOfTheCatalogue_HaveACurrentLayoutUnderTheirOwnCode()
    {
        Assert.All(Enum.GetValues<FormKind>(), kind => Assert.Equal(FormContents.Of(kind).Code, FormLayouts.Current(kind).Form));
        Assert.Equal(FormLayouts.All.Count, FormLayouts.All.Select(layout => (layout.Form, layout.Version)).Distinct().Count());
        Assert.Equal(["LR", "RI", "DC", "PD", "PU", "CC", "RN", "IS"], FormContents.All.Select(content => content.Code));
        Assert.Null(FormLayouts.Find("LR", 99));
        Assert.Null(FormLayouts.Find(FormCode.Cover, 1));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Fields_AreThePlacesOfTheFormsQuestions(string form, int version)
    {
        var content = FormContents.Find(form);
        Assert.NotNull(content);

        var asked = Fields(form, version).Where(field => field.Kind != FormFieldKind.OfficeUse).ToList();

        Assert.Equal(content.Questions.SelectMany(question => question.Parts).Select(part => part.Key).Order(), asked.Select(field => field.Key).Order());
        Assert.All(asked, field => Assert.Contains(content.Question(field.Question).Parts, part => part.Key == field.Key && part.Label == field.Label));
        Assert.Equal(asked.Count, asked.Select(field => field.Label).Distinct().Count());
        Assert.Contains(asked, field => field is { Key: "signature", Required: true });
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Fields_Areas_LieOnThePageAndDoNotOverlap(string form, int version)
    {
        var fields = Fields(form, version);

        Assert.All(fields, field => Assert.True(Page.Inset(15, 12).Contains(field.Area) && field.Area is { Width: > 0, Height: > 0 }, $"{field.Key} is off the page."));
        Assert.All(fields, field => Assert.DoesNotContain(fields, other => other != field && other.Area.Overlaps(field.Area)));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Captions_Words_StayClearOfFieldsAndOfEachOther(string form, int version)
    {
        var sheet = FormSheets.Of(form, version);

        Assert.All(sheet.Captions, caption => Assert.True(Page.Contains(caption.Area), $"'{caption.Text}' is off the page."));
        Assert.All(sheet.Captions, caption => Assert.DoesNotContain(sheet.Layout.Fields, field => field.Area.Overlaps(caption.Area)));
        Assert.All(sheet.Captions, caption => Assert.DoesNotContain(sheet.Captions, other => other != caption && other.Area.Overlaps(caption.Area)));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Rulings_LieOnThePageAndCrossNoField(string form, int version)
    {
        var layout = FormSheets.Of(form, version).Layout;

        Assert.All(layout.Rulings, ruling => Assert.True(Page.Inset(8, 8).Contains(ruling.Area)));
        Assert.All(layout.Rulings, ruling => Assert.All(layout.Fields, field => Assert.True(
            ruling.Area.Contains(field.Area) || !ruling.Area.Overlaps(field.Area), $"A line runs through {field.Key}.")));
        Assert.All(layout.RegistrationMarks, mark => Assert.DoesNotContain(layout.Rulings, ruling => ruling.Area.Overlaps(mark)));
        Assert.Equal(4, layout.RegistrationMarks.Count);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Code_LongestReference_HasItsQuietZoneToItself(string form, int version)
    {
        var sheet = FormSheets.Of(form, version);
        var code = sheet.Layout.Code;
        var modules = QrSymbol.Modules($"HPKI1:{form}:99:99:{new string('A', 40)}").GetLength(0);
        var shortest = QrSymbol.Modules($"HPKI1:{form}:1:1:A").GetLength(0);

        // The fewer the modules, the wider four of them are.
        var quiet = QrSymbol.QuietModules * code.Width / shortest;
        var zone = code.Inset(-quiet, -quiet);
        Assert.True(code.Width >= 20 && code.Width == code.Height, "A code below 20 mm fails on bad copies.");
        Assert.True(code.Width / modules > 0.5f, "The modules are too small for a 200 dpi scan.");
        Assert.True(Page.Contains(zone));
        Assert.DoesNotContain(sheet.Layout.Fields, field => field.Area.Overlaps(zone));
        Assert.DoesNotContain(sheet.Captions, caption => caption.Area.Overlaps(zone));
        Assert.DoesNotContain(sheet.Frames, frame => frame.Area.Overlaps(zone));
        Assert.DoesNotContain(sheet.Layout.RegistrationMarks, mark => mark.Overlaps(zone));
    }

    [Fact]
    public void TitleBands_HoldDifferentTitles()
    {
        Assert.Equal(FormLayouts.All.Count, FormLayouts.All.Select(layout => layout.Title).Distinct().Count());
        Assert.All(FormSheets.All, sheet => Assert.Contains(sheet.Captions, caption => caption.Area == sheet.Layout.TitleBand && caption.Text == sheet.Layout.Title));
    }

    [Fact]
    public void Reissue_Letters_StandAtTheUpperLeftAndAreTheTwoKnownOnes()
    {
        var layout = FormLayouts.Current(FormKind.Reissue);

        Assert.Equal(
            [("reason.nameChange", 'E'), ("reason.membershipChange", 'F')],
            layout.Fields.Where(field => field.Letter is not null).Select(field => (field.Key, field.Letter!.Value)));
        Assert.All(layout.Fields.Where(field => field.Letter is not null), field => Assert.True(field is { OneOf: true, Required: true, Area.Top: < 75 }));
    }

    /// <summary>Paper that is out there keeps its geometry: what fails here needs a new version, not a new number.</summary>
    [Theory]
    [InlineData("LR", 1, "f923e025e55058b4")]
    [InlineData("RI", 1, "434e66707b87c25a")]
    [InlineData("DC", 1, "e0f14c7f88d567cd")]
    [InlineData("PD", 1, "1e71898a29bb59ed")]
    [InlineData("PU", 1, "320243aa2d35a60c")]
    [InlineData("CC", 1, "d9f417035ec3092c")]
    [InlineData("RN", 1, "d4ab16e5b708b57c")]
    [InlineData("IS", 1, "9e9ed96a9833bd58")]
    public void Geometry_OfAPrintedVersion_NeverChanges(string form, int version, string expected)
    {
        var layout = FormSheets.Of(form, version).Layout;
        var places = layout.Fields.Select(field => (field.Key, field.Area)).Concat(layout.Rulings.Select(ruling => ("", ruling.Area)))
            .Append(("code", layout.Code)).Concat(layout.RegistrationMarks.Select(mark => ("mark", mark)))
            .Select(place => string.Create(CultureInfo.InvariantCulture, $"{place.Item1} {place.Item2.Left:F2} {place.Item2.Top:F2} {place.Item2.Width:F2} {place.Item2.Height:F2}"));

        Assert.Equal(expected, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', places))))[..16]);
    }

    [Fact]
    public void Field_UnknownKey_Throws() => Assert.Throws<KeyNotFoundException>(() => FormLayouts.Current(FormKind.LostReport).Field("shoeSize"));

    static IReadOnlyList<FormField> Fields(string form, int version) => FormSheets.Of(form, version).Layout.Fields;
}
