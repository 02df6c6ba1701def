using CsCheck;
using Hpki.Procedures.Forms;
using Hpki.Procedures.Stacks;

namespace Hpki.Procedures.Tests.Stacks;

/// <summary>What is true of every stack, whatever lies in it.</summary>
public sealed class StackPropertyTests
{
    static readonly Gen<StackPage> Paper = Gen.Select(Gen.Int[0, 11], Gen.Int[0, 3], Gen.Int[1, 3], (kind, owner, page) => kind switch
    {
        0 => new StackPage { Number = 0, Role = SheetRole.Blank },
        1 => new StackPage { Number = 0, IsFormWithoutCode = true },
        2 => new StackPage { Number = 0, Codes = [Code(owner, page), Code(owner + 1, page)] },
        3 => new StackPage { Number = 0, HasForeignCode = true },
        4 or 5 => new StackPage { Number = 0 },
        6 => Form(owner, page) with { Owner = null },
        7 => new StackPage { Number = 0, Codes = [new("LR", 1, page, FormCode.BlankReference)] },
        _ => Form(owner, page),
    });

    static readonly Gen<StackPage[]> Papers = Gen.Frequency((6, Paper), (1, Gen.Const(new StackPage { Number = 0, Role = SheetRole.Separator }))).Array[0, 12];

    static readonly Gen<StackPage> AnySheet = Gen.Frequency(
        (6, Paper),
        (1, Gen.Const(new StackPage { Number = 0, Role = SheetRole.Separator })),
        (1, Gen.Const(new StackPage { Number = 0, Role = SheetRole.Cover })));

    [Fact]
    public void EveryPage_IsInOneDocumentOrPassedOver() => AnySheet.Array[0, 40].Sample(pages =>
    {
        StackSplit split = Split(pages);

        int[] all = [.. split.Documents.SelectMany(document => Enumerable.Range(document.FirstPage, document.PageCount)), .. split.PassedOver];
        Assert.Equal(Enumerable.Range(1, pages.Length), all.Order());
    });

    [Fact]
    public void Cover_NothingLeaksOverIt() => Gen.Select(Papers, Papers).Sample((first, second) =>
    {
        StackPage cover = new() { Number = 0, Role = SheetRole.Cover };

        StackSplit whole = Split([cover, .. first, cover, .. second]);
        StackSplit before = Split([cover, .. first]);
        StackSplit after = Split([cover, .. second]);

        int shift = first.Length + 1;
        int envelopes = before.Documents.Select(document => document.Envelope).DefaultIfEmpty(0).Max();
        Assert.Equal(
            [.. before.Documents, .. after.Documents.Select(document => document with { FirstPage = document.FirstPage + shift, Envelope = document.Envelope + envelopes })],
            whole.Documents);
    });

    [Fact]
    public void Envelope_HoldsFormsOfOnePersonAlone() => AnySheet.Array[0, 40].Sample(pages =>
    {
        StackSplit split = Split(pages);

        foreach (IGrouping<int, StackDocument> envelope in split.Documents.GroupBy(document => document.Envelope))
        {
            string[] owners = [.. envelope.Where(document => document.Code is not null).Select(document => OwnerOf(pages[document.FirstPage - 1] with { Number = document.FirstPage })).Distinct()];
            Assert.True(owners.Length <= 1, $"Envelope {envelope.Key} holds forms of {string.Join(", ", owners)}.");
        }
    });

    [Fact]
    public void Attachment_LiesBesideAForm_AndNeverBesideAnUnreadableOne() => AnySheet.Array[0, 40].Sample(pages =>
    {
        StackSplit split = Split(pages);

        foreach (StackDocument attachment in split.Documents.Where(document => document.Doubt == StackDoubt.Attachment))
        {
            StackDocument[] envelope = [.. split.Documents.Where(document => document.Envelope == attachment.Envelope)];
            Assert.Contains(envelope, document => document.Code is not null);
            Assert.DoesNotContain(envelope, document => document.Doubt is StackDoubt.UnreadCode or StackDoubt.SeveralCodes);
        }
    });

    [Fact]
    public void Document_OfSeveralPages_HasThePagesOfOneFormAlone() => AnySheet.Array[0, 40].Sample(pages =>
    {
        foreach (StackDocument document in Split(pages).Documents.Where(document => document is { PageCount: > 1, Code: not null }))
        {
            StackPage[] run = pages[(document.FirstPage - 1)..document.LastPage];
            FormCode[] codes = [.. run.Where(page => page.Role != SheetRole.Blank).Select(page => page.Codes.Single())];
            Assert.All(codes, code => Assert.Equal((document.Code!.Form, document.Code.Version, document.Code.Reference), (code.Form, code.Version, code.Reference)));
            Assert.Equal(codes.Length, codes.Select(code => code.Page).Distinct().Count());
        }
    });

    static StackSplit Split(StackPage[] pages) => StackSplitter.Split([.. pages.Select((page, index) => page with { Number = index + 1 })]);

    static StackPage Form(int owner, int page) => new() { Number = 0, Codes = [Code(owner, page)], Owner = $"H{owner / 2}" };

    static string OwnerOf(StackPage page) => page.Codes[0].Reference == FormCode.BlankReference ? $"page {page.Number}" : page.Owner ?? page.Codes[0].Reference;

    static FormCode Code(int owner, int page) => new("LR", 1, page, $"R{owner}");
}
