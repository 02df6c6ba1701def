using Hpki.Correspondence.Forms;
using Hpki.Correspondence.Pdf;
using Hpki.Procedures.Forms;

namespace Hpki.Correspondence.Tests.Forms;

public sealed class LostReportLayoutTests
{
    static readonly FormSheet Sheet = LostReportLayout.Version1;
    static readonly FormLayout Layout = LostReportForm.Layout;

    [Fact]
    public void Fields_Keys_AreUnique() =>
        Assert.Equal(Layout.Fields.Count, Layout.Fields.Select(field => field.Key).Distinct().Count());

    [Fact]
    public void Fields_Areas_LieOnThePageAndDoNotOverlap()
    {
        var page = new MmRect(0, 0, 210, 297).Inset(15, 12);

        Assert.All(Layout.Fields, field => Assert.True(page.Contains(field.Area) && field.Area is { Width: > 0, Height: > 0 }, $"{field.Key} is off the page."));
        Assert.All(Layout.Fields, field => Assert.DoesNotContain(Layout.Fields, other => other != field && other.Area.Overlaps(field.Area)));
    }

    [Fact]
    public void Captions_Words_StayClearOfEveryField() =>
        Assert.All(Layout.Fields, field => Assert.DoesNotContain(Sheet.Captions, caption => caption.Area.Overlaps(field.Area)));

    [Fact]
    public void Captions_Words_StayClearOfEachOther() =>
        Assert.All(Sheet.Captions, caption => Assert.DoesNotContain(Sheet.Captions, other => other != caption && other.Area.Overlaps(caption.Area)));

    [Fact]
    public void Code_LongestReference_HasItsQuietZoneToItself()
    {
        var modules = QrSymbol.Modules($"HPKI1:LR:99:99:{new string('A', 40)}").GetLength(0);
        var shortest = QrSymbol.Modules("HPKI1:LR:1:1:A").GetLength(0);

        // The fewer the modules, the wider four of them are.
        var quiet = QrSymbol.QuietModules * Layout.Code.Width / shortest;
        var zone = Layout.Code.Inset(-quiet, -quiet);
        Assert.Equal(25, Layout.Code.Width);
        Assert.True(Layout.Code.Width / modules > 0.5f, "The modules are too small for a 200 dpi scan.");
        Assert.DoesNotContain(Layout.Fields, field => field.Area.Overlaps(zone));
        Assert.DoesNotContain(Sheet.Captions, caption => caption.Area.Overlaps(zone));
        Assert.DoesNotContain(Sheet.Frames, frame => frame.Area.Overlaps(zone));
        Assert.DoesNotContain(Layout.RegistrationMarks, mark => mark.Overlaps(zone));
    }

    [Fact]
    public void Fields_OfALostReport_AreAllThere()
    {
        string[] expected =
        [
            "reportedOn.year", "reportedOn.month", "reportedOn.day", "holder.kana", "holder.name", "birthDate.year", "birthDate.month", "birthDate.day",
            "medicalRegistrationNumber", "jmaMemberId", "residence.postalFirst", "residence.postalLast", "residence", "phone",
            "lostOn.year", "lostOn.month", "lostOn.day", "noticedOn.year", "noticedOn.month", "noticedOn.day",
            "loss.lost", "loss.stolen", "loss.other", "loss.otherText", "circumstances",
            "police.reported", "police.receiptNumber", "police.notReported", "wish.revokeSecond", "wish.reissue", "signature",
            "office.receivedOn", "office.receivedBy", "office.checkedBy", "office.remarks",
        ];

        Assert.Equal(expected, Layout.Fields.Select(field => field.Key));
        Assert.Equal(10, Layout.Field("jmaMemberId").Cells);
        Assert.Equal(FormFieldKind.CheckBox, Layout.Field("loss.stolen").Kind);
    }

    [Fact]
    public void Field_UnknownKey_Throws() => Assert.Throws<KeyNotFoundException>(() => Layout.Field("shoeSize"));
}
