using Hpki.Procedures.Forms;
using Hpki.Procedures.Stacks;

namespace Hpki.Procedures.Tests.Stacks;

public sealed class StackSplitterTests
{
    [Fact]
    public void Split_FormsOfTwoPeopleWithoutSeparators_AreTwoEnvelopesWithTheirOwnPapers()
    {
        StackSplit split = Split(Form("A"), Plain(), Form("B"), Plain(), Plain());

        Assert.Equal([(1, 1, 1, null), (1, 2, 1, StackDoubt.Attachment), (2, 3, 1, null), (2, 4, 1, StackDoubt.Attachment), (2, 5, 1, StackDoubt.Attachment)], Rows(split));
    }

    [Fact]
    public void Split_TwoFormsOfOnePerson_ShareAnEnvelope()
    {
        StackSplit split = Split(Form("A"), Form("A2", owner: "A"), Plain());

        Assert.Equal([(1, 1, 1, null), (1, 2, 1, null), (1, 3, 1, StackDoubt.Attachment)], Rows(split));
    }

    [Fact]
    public void Split_FormOfTwoPagesWithEmptyBacks_IsOneDocument()
    {
        StackSplit split = Split(Form("A"), Blank(), Form("A", page: 2), Blank(), Plain());

        Assert.Equal([(1, 1, 3, null), (1, 5, 1, StackDoubt.Attachment)], Rows(split));
        Assert.Equal([4], split.PassedOver);
    }

    [Fact]
    public void Split_SamePageTwice_IsTwoDocuments()
    {
        StackSplit split = Split(Form("A"), Form("A"));

        Assert.Equal([(1, 1, 1, null), (1, 2, 1, null)], Rows(split));
    }

    [Fact]
    public void Split_SecondPageAlone_IsDoubtful()
    {
        StackSplit split = Split(Form("A", page: 2), Form("B"));

        Assert.Equal([(1, 1, 1, StackDoubt.FirstPageMissing), (2, 2, 1, null)], Rows(split));
    }

    [Fact]
    public void Split_FormFedFromItsLastPage_IsOneDocument()
    {
        StackSplit split = Split(Form("A", page: 2), Form("A"));

        Assert.Equal([(1, 1, 2, null)], Rows(split));
    }

    [Fact]
    public void Split_FormWithoutReadableCode_TakesNothingFromTheOneBeforeNorTheOneAfter()
    {
        StackSplit split = Split(Form("A"), Unread(), Plain(), Form("B"));

        Assert.Equal([(1, 1, 1, null), (2, 2, 1, StackDoubt.UnreadCode), (2, 3, 1, StackDoubt.NoCode), (3, 4, 1, null)], Rows(split));
    }

    [Fact]
    public void Split_PageWithSeveralCodes_BelongsToNobody()
    {
        StackPage both = new() { Number = 0, Codes = [Code("A"), Code("B")] };

        StackSplit split = Split(Form("A"), both, Plain(), Form("A"));

        Assert.Equal([(1, 1, 1, null), (2, 2, 1, StackDoubt.SeveralCodes), (2, 3, 1, StackDoubt.NoCode), (3, 4, 1, null)], Rows(split));
    }

    [Fact]
    public void Split_PapersBeforeTheForm_AreItsOwnOnlyWhereTheEnvelopeIsCertain()
    {
        StackSplit loose = Split(Plain(), Form("A"));
        StackSplit separated = Split(Plain(), Form("A"), Cover(), Plain(), Form("B"));
        StackSplit shared = Split(Cover(), Plain(), Form("A"), Form("B"));

        Assert.Equal([StackDoubt.NoCode, null], loose.Documents.Select(document => document.Doubt));
        Assert.Equal([StackDoubt.Attachment, null, StackDoubt.Attachment, null], separated.Documents.Select(document => document.Doubt));
        Assert.Equal([StackDoubt.NoCode, null, null], shared.Documents.Select(document => document.Doubt));
    }

    [Fact]
    public void Split_Cover_EndsTheEnvelope()
    {
        StackSplit split = Split(Form("A"), Cover(), Plain(), Cover(), Form("A"));

        Assert.Equal([(1, 1, 1, null), (2, 3, 1, StackDoubt.NoCode), (3, 5, 1, null)], Rows(split));
        Assert.Equal([2, 4], split.PassedOver);
    }

    [Fact]
    public void Split_BetweenSeparators_IsOneDocumentOfTheEnvelope()
    {
        StackSplit split = Split(Form("A"), Separator(), Plain(), Blank(), Plain(), Separator(), Plain(), Form("A", page: 2), Plain(), Plain());

        Assert.Equal(
            [(1, 1, 1, null), (1, 3, 3, StackDoubt.Attachment), (1, 7, 1, StackDoubt.Attachment), (1, 8, 1, StackDoubt.FirstPageMissing), (1, 9, 1, StackDoubt.Attachment), (1, 10, 1, StackDoubt.Attachment)],
            Rows(split));
    }

    [Fact]
    public void Split_FormsPrintedForNobody_AreEachAnEnvelopeOfItsOwn()
    {
        StackSplit split = Split(Form("BLANK"), Plain(), Form("BLANK"), Form("BLANK", page: 2), Plain());

        Assert.Equal([(1, 1, 1, null), (1, 2, 1, StackDoubt.Attachment), (2, 3, 2, null), (2, 5, 1, StackDoubt.Attachment)], Rows(split));
    }

    [Fact]
    public void Split_ForeignCodes_StopNothing()
    {
        StackSplit split = Split(Plain() with { HasForeignCode = true }, Form("A") with { HasForeignCode = true }, Plain() with { HasForeignCode = true });

        Assert.Equal([StackDoubt.ForeignCode, null, StackDoubt.ForeignCode], split.Documents.Select(document => document.Doubt));
    }

    static StackSplit Split(params StackPage[] pages) => StackSplitter.Split([.. pages.Select((page, index) => page with { Number = index + 1 })]);

    static (int, int, int, StackDoubt?)[] Rows(StackSplit split) =>
        [.. split.Documents.Select(document => (document.Envelope, document.FirstPage, document.PageCount, document.Doubt))];

    static FormCode Code(string reference, int page = 1) => new("LR", 1, page, reference);

    static StackPage Form(string reference, int page = 1, string? owner = null) => new() { Number = 0, Codes = [Code(reference, page)], Owner = owner ?? reference };

    static StackPage Plain() => new() { Number = 0 };

    static StackPage Blank() => new() { Number = 0, Role = SheetRole.Blank };

    static StackPage Separator() => new() { Number = 0, Role = SheetRole.Separator };

    static StackPage Cover() => new() { Number = 0, Role = SheetRole.Cover };

    static StackPage Unread() => new() { Number = 0, IsFormWithoutCode = true };
}
