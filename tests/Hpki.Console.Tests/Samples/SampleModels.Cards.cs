using Hpki.Console.CardBureau;
using Hpki.Console.Payments;
using Hpki.Console.Tasks;
using Hpki.Procedures.Requests;

namespace Hpki.Console.Tests.Samples;

/// <summary>The pages about new cards.</summary>
sealed partial class SampleModels
{
    public BureauModel CardBureau() => new()
    {
        Frame = Frame(),
        Waiting = 3,
        Exchange = ActionOffer.Allowed,
        Files =
        [
            new()
            {
                EntryId = "0001", IsIncoming = true, FileName = people.FileName, At = "2026年11月24日(火) 9:10", Messages = 2,
                Remarks = [new("当センターの発注にない番号です。カード工場に確認してください。", null), new("回答の順序が違います。", Number)],
            },
            new() { EntryId = "0002", IsIncoming = true, FileName = "answer-1", At = "2026年11月24日(火) 9:00", Messages = 0, Remarks = [new("照合値が一致しません。", null)], Seen = $"2026年11月24日(火) 9:05 {people.Staff}" },
            new() { EntryId = "0003", IsIncoming = false, FileName = "b7k2", At = "2026年11月23日(月) 18:00", Messages = 4, Remarks = [] },
        ],
    };

    public BankModel Bank() => new()
    {
        Frame = Frame(),
        Work = ActionOffer.Allowed,
        Waiting =
        [
            new() { LineKey = "n1", PaidOn = "2026年11月24日(火)", Amount = "5,500円", Reference = "なし", Place = "ファイル 1a2b3c4d の 3 行目", Trouble = "照合番号がないか、誤っています。払込人から申請を探してください。", Note = people.Circumstances },
            new() { LineKey = "n2", PaidOn = "2026年11月24日(火)", Amount = "11,000円", Reference = "1234-5678-9012", Place = "ファイル 1a2b3c4d の 4 行目", Trouble = "手数料は入金済みです。割り当てると、返金のタスクが追加されます。", RequestNumber = "K7M-4PX-9TWE" },
        ],
        Last = [$"2026年11月24日(火) 9:10 {people.Staff}: 12 行のうち 10 行を記録、2 行が確認待ち、0 行は取込み済み(ファイル 1a2b3c4d)"],
        Errors = [new(BankFields.Note, "受付番号も記録もありません。")],
        WrongLine = "n1",
    };

    public TaskModel CardTask(TaskKind kind) => Task() with
    {
        Task = OpenTask(kind, ActionOffer.Allowed) with
        {
            Place = people.Circumstances,
            TrackingNumber = "1234",
            Errors = [new(WrongField(kind), "入力してください。")],
        },
        Card = [new("発注番号", "k7k2"), new("発注の状態", "製造完了")],
    };

    static string WrongField(TaskKind kind) => kind switch
    {
        TaskKind.ArrangeDelivery => TaskFields.Method,
        TaskKind.HandOverCard => TaskFields.Originals,
        _ => TaskFields.TrackingNumber,
    };
}
