using Hpki.Procedures.Deficiencies;
using Hpki.Procedures.Papers;

namespace Hpki.Procedures.Tests.Deficiencies;

public sealed class ExaminationRuleTests
{
    static readonly DateOnly Received = new(2026, 12, 1);
    static readonly PaperRequirement[] Requirements =
    [
        new(PaperItem.Form, PaperNeed.Required, "a source"), new(PaperItem.ResidenceRecord, PaperNeed.Required, "a source"), new(PaperItem.Photo, PaperNeed.Undecided, null),
    ];

    static readonly ItemFinding Form = new(PaperItem.Form, PaperFinding.Present);
    static readonly ItemFinding Residence = new(PaperItem.ResidenceRecord, PaperFinding.Present) { IssuedOn = new(2026, 11, 1) };
    static readonly ItemFinding Photo = new(PaperItem.Photo, PaperFinding.NotNeeded);

    [Fact]
    public void Check_WholeFindings_HaveNoMistake()
    {
        Assert.Empty(Check(Form, Residence, Photo));
        Assert.True(ExaminationRule.IsComplete([Form, Residence, Photo]));
        Assert.False(ExaminationRule.IsComplete([Form, Residence with { Finding = PaperFinding.Missing }]));
    }

    public static TheoryData<string, ItemFinding[]> Mistakes { get; } = new()
    {
        { "Photo: 確認の結果を選んでください。", [Form, Residence] },
        { "Form: 確認の結果が2つ以上", [Form, Form, Residence, Photo] },
        { "LicenceCopy: この申請では求めていない", [Form, Residence, Photo, new(PaperItem.LicenceCopy, PaperFinding.Present)] },
        { "Form: この申請に必要な書類です", [Form with { Finding = PaperFinding.NotNeeded }, Residence, Photo] },
        { "Form: 不備の内容を1つ以上", [Form with { Finding = PaperFinding.Defective }, Residence, Photo] },
        { "Form: この書類には選べない", [Form with { Finding = PaperFinding.Defective, Defects = [PaperDefect.UnsuitablePhoto] }, Residence, Photo] },
        { "Form: この書類には選べない", [Form with { Finding = PaperFinding.Defective, Defects = [PaperDefect.NotSigned, PaperDefect.NotSigned] }, Residence, Photo] },
        { "Form: 「その他」を選ぶ場合は", [Form with { Finding = PaperFinding.Defective, Defects = [PaperDefect.Other], Words = " " }, Residence, Photo] },
        { "Form: 不備の内容は、「不備」を選んだときだけ", [Form with { Defects = [PaperDefect.NotSigned] }, Residence, Photo] },
        { "Form: 説明は200文字以内", [Form with { Words = new string('あ', 201) }, Residence, Photo] },
        { "Form: 確認の結果を選んでください。", [Form with { Finding = (PaperFinding)9 }, Residence, Photo] },
        { "ResidenceRecord: 住民票の発行日を", [Form, Residence with { IssuedOn = null }, Photo] },
        { "ResidenceRecord: 発行日が受付日より後", [Form, Residence with { IssuedOn = new(2026, 12, 2) }, Photo] },
        { "ResidenceRecord: 発行から3か月を過ぎています", [Form, Residence with { IssuedOn = new(2026, 8, 31) }, Photo] },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Check_AMistake_IsNamedWithItsItem(string expected, ItemFinding[] findings)
    {
        ExaminationMistake mistake = Assert.Single(Check(findings));

        Assert.StartsWith(expected, $"{mistake.Item}: {mistake.Words}", StringComparison.Ordinal);
    }

    [Fact]
    public void Check_TheLastDayOfAResidenceRecord_IsStillGood() => Assert.Empty(Check(Form, Residence with { IssuedOn = new(2026, 9, 1) }, Photo));

    [Fact]
    public void Check_ADefectiveResidenceRecord_NeedsNoDay() =>
        Assert.Empty(Check(Form, new(PaperItem.ResidenceRecord, PaperFinding.Defective) { Defects = [PaperDefect.TooOld] }, Photo));

    static IReadOnlyList<ExaminationMistake> Check(params ItemFinding[] findings) => ExaminationRule.Check(Requirements, findings, Received, new());
}
