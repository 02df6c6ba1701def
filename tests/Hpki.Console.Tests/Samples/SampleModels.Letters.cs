using Hpki.Console.Letters;
using Hpki.Procedures.Letters;

namespace Hpki.Console.Tests.Samples;

/// <summary>The pages of letters.</summary>
sealed partial class SampleModels
{
    public LetterQueueModel Letters() => new()
    {
        Frame = Frame(),
        Letters =
        [
            Row(LetterState.Queued) with { IsOverdue = true },
            Row(LetterState.Printed) with { Request = Other, LetterId = "l-02", Kind = "紛失届の督促(1回目)" },
            Row(LetterState.Queued) with { Request = Other, LetterId = "l-03", WhyNot = "ご自身の資格証は扱えません。ご自身の医師資格証に関する手続きは、別の担当者に依頼してください。" },
        ],
        IsTruncated = true,
        Print = ActionOffer.Allowed,
        IdempotencyKey = "key-0001",
    };

    public LetterQueueModel NoLetters() => Letters() with
    {
        Letters = [],
        IsTruncated = false,
        Print = ActionOffer.Refused("「受付」または「審査」の役割を持つ担当者が行います。"),
    };

    public LetterModel QueuedLetter() => Letter(LetterState.Queued) with { AddressByHand = true };

    public LetterModel PrintedLetter() => Letter(LetterState.Printed) with { IsOutOfDate = true };

    public LetterModel WrongLetter() => Letter(LetterState.Printed) with
    {
        Tried = LetterEvent.Post,
        Tracking = people.Kana,
        Errors = [new(LetterFields.Tracking, "お問い合わせ番号を、数字11桁または12桁で入力してください。")],
    };

    public LetterModel ReturnedLetter() => Letter(LetterState.Returned);

    LetterModel Letter(LetterState state) => new()
    {
        Frame = Frame(),
        Letter = Row(state),
        Facts = [new("送り先(住民票住所)", people.Circumstances), new("郵送の決定", "2026年11月24日(火) 9:05"), new("印刷", $"2026年11月24日(火) 11:20 {people.Staff}")],
        HasPdf = true,
        Act = ActionOffer.Allowed,
    };

    LetterRow Row(LetterState state) => new()
    {
        Request = Number,
        LetterId = "l-01",
        HolderName = people.Holder,
        Kind = "失効のお知らせ",
        State = state,
        Due = "11/26 9:05",
        At = "受付 11/24 9:05",
    };
}
