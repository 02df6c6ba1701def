using Hpki.Procedures.Papers;

namespace Hpki.Procedures.Deficiencies;

/// <summary>Which defects an item can have, and what they are called.</summary>
public static class PaperDefects
{
    /// <summary>The defects that an examiner can choose for the item.</summary>
    public static IReadOnlyList<PaperDefect> Of(PaperItem item) => item switch
    {
        PaperItem.Form =>
        [
            PaperDefect.Unreadable, PaperDefect.PagesMissing, PaperDefect.NotSigned, PaperDefect.LeftBlank, PaperDefect.Differs, PaperDefect.WrongPaper, PaperDefect.Other,
        ],
        PaperItem.ResidenceRecord =>
        [
            PaperDefect.Unreadable, PaperDefect.PagesMissing, PaperDefect.Differs, PaperDefect.WrongPaper, PaperDefect.NotOriginal, PaperDefect.TooOld, PaperDefect.Other,
        ],
        PaperItem.IdentityCopy =>
            [PaperDefect.Unreadable, PaperDefect.PagesMissing, PaperDefect.Differs, PaperDefect.WrongPaper, PaperDefect.Expired, PaperDefect.Other],
        PaperItem.LicenceCopy or PaperItem.CardFaceCopy =>
            [PaperDefect.Unreadable, PaperDefect.PagesMissing, PaperDefect.Differs, PaperDefect.WrongPaper, PaperDefect.Other],
        PaperItem.Photo => [PaperDefect.UnsuitablePhoto, PaperDefect.Other],
        PaperItem.NewNameEvidence => [PaperDefect.Unreadable, PaperDefect.PagesMissing, PaperDefect.Differs, PaperDefect.WrongPaper, PaperDefect.NotOriginal, PaperDefect.Other],
        PaperItem.FormerCard or PaperItem.LockedCard => [PaperDefect.WrongPaper, PaperDefect.Other],
        PaperItem.DeathEvidence => [PaperDefect.Unreadable, PaperDefect.PagesMissing, PaperDefect.WrongPaper, PaperDefect.Other],
        _ => throw new ArgumentOutOfRangeException(nameof(item), item, "It is not said what can be wrong with this item."),
    };

    /// <summary>The defect's name for staff.</summary>
    public static string Title(this PaperDefect defect) => defect switch
    {
        PaperDefect.Unreadable => "判読できない",
        PaperDefect.PagesMissing => "頁・面の不足",
        PaperDefect.NotSigned => "署名なし",
        PaperDefect.LeftBlank => "記入漏れ",
        PaperDefect.Differs => "登録内容・ほかの書類と不一致",
        PaperDefect.WrongPaper => "別の書類・別のカード",
        PaperDefect.NotOriginal => "原本でない",
        PaperDefect.TooOld => "発行日が古い",
        PaperDefect.Expired => "有効期限切れ",
        PaperDefect.UnsuitablePhoto => "写真の規格に不適合",
        PaperDefect.Other => "その他",
        _ => throw new ArgumentOutOfRangeException(nameof(defect), defect, "This defect has no name yet; add one."),
    };
}
