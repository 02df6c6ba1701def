using Hpki.Console.Guides;
using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Forms;

namespace Hpki.Console.Tests.Samples;

/// <summary>The pages that anybody may read.</summary>
sealed partial class SampleModels
{
    static GuideFrame GuideFrame { get; } = new()
    {
        Center = "架空電子認証センター",
        Phone = "00-0000-0000",
        Hours = "平日 9時〜17時",
        Address = "000-0000 東京都架空区見本町1丁目2番3号",
        Installation = "デモ環境",
    };

    public static GuideListModel Guides() => new(GuideFrame, ProcedureGuides.All);

    public static GuideModel Guide(string slug) => new(GuideFrame, GuideOf(slug), FormContents.Of(GuideOf(slug).Form).Name);

    public GuideFillModel GuideFill(string slug) => new()
    {
        Frame = GuideFrame,
        Token = Frame().Token,
        IdempotencyKey = "0123456789abcdef",
        Guide = GuideOf(slug),
        Content = FormContents.Of(GuideOf(slug).Form),
        KeptDays = 90,
    };

    public GuideFillModel WrongGuideFill() => GuideFill("name-change") with
    {
        Typed = new Dictionary<string, string>
        {
            ["reason"] = "reason.nameChange",
            ["holder.name"] = people.Holder,
            ["holder.kana"] = people.Kana,
            ["birthDate.year"] = people.Holder,
            ["residence"] = people.Holder,
            ["enclosed.photo"] = "1",
            ["enclosed.otherText"] = people.Holder,
        },
        Errors =
        [
            new("reason", "申請区分を選んでください。"), new("birthDate", "生年月日は、西暦の年・月・日を数字で入力してください（例: 1970年4月1日）。"),
            new("residence.postal", "住民票の住所の郵便番号を入力してください。"), new("enclosed", "同封した書類を選んでください。"),
        ],
    };

    public GuideDoneModel GuideDone() => new()
    {
        Frame = GuideFrame,
        Token = Frame().Token,
        Guide = GuideOf("reissue"),
        FormName = "再発行申請書",
        Ticket = "CfDJ8-ticket",
        Number = "D-34679-ACDEF-HJKLM-NPRTW",
        TicketHours = 2,
        SendUntil = "2027年3月1日",
    };

    public static GuideProblemModel GuideProblem() => new(GuideFrame, "用紙を表示できる時間が過ぎました", "お手数ですが、はじめからもう一度入力してください。", "0123456789abcdef");

    static ProcedureGuide GuideOf(string slug) => ProcedureGuides.Find(slug)!;
}
