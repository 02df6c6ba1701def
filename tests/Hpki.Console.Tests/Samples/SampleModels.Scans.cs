using Hpki.Console.Scans;

namespace Hpki.Console.Tests.Samples;

/// <summary>One document of the tray, and the blackening of a page.</summary>
sealed partial class SampleModels
{
    public TrayDocumentModel TrayDocument() => new()
    {
        Frame = Frame(),
        ScanId = "s-02",
        Pages = [Sheet(2), Sheet(3) with { Turn = 90, AwaitsRedaction = true }],
        FileName = people.FileName,
        ReceivedAt = "2026年11月24日 9:15",
        Reason = "入力された医籍登録番号・氏名・生年月日のすべてに一致する資格証保有者がいません。ご本人を確認し、申請を受け付けてください。",
        Tag = "2-2-3",
        Acts = ActionOffer.Allowed,
        Typed =
        [
            new() { Key = "holder.name", Label = "氏名", Value = people.Holder, Page = 2, Outline = "200,300 900,300 900,380 200,380" },
            new() { Key = "birthDate", Label = "生年月日", Value = "1970年1月1日", Page = 2, Outline = "200,400 900,400 900,480 200,480" },
            new() { Key = "note", Label = "備考", Value = "なし", Page = 2 },
        ],
        Remarks = ["記入されていない必須の欄: 署名"],
        Envelope =
        [
            new() { FirstPage = 1, PageCount = 1, State = "綴じ込み済", Request = Number },
            new() { FirstPage = 2, PageCount = 2, State = "受付トレイ", IsInTray = true, IsThis = true },
            new() { FirstPage = 4, PageCount = 1, State = "受付トレイ", IsInTray = true },
        ],
        SamePicture = ConsoleRoutes.PageImage("s-01", 1),
        SamePictureState = "綴じ込み済",
        AssignedTo = people.Staff,
        Note = "印影が読めません。",
        Colleagues = [new("", "(引継ぎをやめる)"), new("s-2", people.Staff)],
        HasDocumentBefore = true,
        Entry = new() { RequestNumber = Number.ToString() },
        Next = ConsoleRoutes.TrayPage("s-02", 4),
        History = ["2026年11月24日 9:20 引継ぎ(印影が読めません。)"],
    };

    public TrayDocumentModel WrongTrayDocument() => TrayDocument() with
    {
        Entry = new() { RequestNumber = "K7M-4PX-9TWF", Reason = "" },
        Errors =
        [
            new(TrayFields.RequestNumber, "受付番号の形式が正しくありません。"), new(TrayFields.Card, "このカード番号のカードはありません。"),
            new(TrayFields.Reason, "理由がありません。"), new(CorrectionFields.Note, "引継ぎの内容が必要です。"),
        ],
    };

    public RedactionModel Redaction(bool isAsked) => new()
    {
        Frame = Frame(),
        ScanId = "s-02",
        Sheet = Sheet(3),
        Tag = "2-2-3",
        Areas = isAsked ? [("12.5", "20", "30", "4")] : [],
        IsAsked = isAsked,
        AskedBy = isAsked ? people.Staff : null,
        AskedAt = isAsked ? "2026年11月24日 9:20" : null,
        Ask = ActionOffer.Allowed,
        Decide = isAsked ? ActionOffer.Allowed : ActionOffer.Refused("別の担当者の確認が必要です。"),
        OtherPages = 3,
        Errors = isAsked ? [new(RedactionFields.Reason, "理由がありません。")] : [new(RedactionFields.Name(0, "left"), "墨消しの範囲が正しくありません。")],
    };

    static SheetPage Sheet(int page) => new() { Page = page, Width = 1654, Height = 2339 };
}
