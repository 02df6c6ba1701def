using Hpki.Console.CardBureau;
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
