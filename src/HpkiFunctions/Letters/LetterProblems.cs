using Hpki.Console;
using Hpki.Procedures.Letters;
using HpkiFunctions.Problems;

namespace HpkiFunctions.Letters;

/// <summary>What is said when something cannot be done with a letter.</summary>
static class LetterProblems
{
    public static Problem Unknown { get; } = Problem.NotFound("unknown-letter", "この通知書はありません", "申請の画面、または郵送する通知書の一覧から選び直してください。");

    public static Problem UnknownRun { get; } = Problem.NotFound("unknown-print-run", "この一括印刷の通知書はありません",
        "投函・取消が済んだ通知書は、一括印刷から外れます。郵送する通知書の一覧から選び直してください。");

    public static Problem NothingToPrint { get; } = Problem.Conflict("nothing-to-print", "印刷待ちの通知書はありません",
        "ほかの担当者が先に印刷したか、取り消されています。郵送する通知書の一覧を開き直してください。");

    public static Problem Changed { get; } = Problem.Conflict("letter-changed", "印刷した後に、住所または内容が変わりました",
        "印刷した通知書は投函せずに破棄してください。「刷り直す」を押して印刷待ちに戻し、印刷し直してください。");

    public static Problem Overtaken { get; } = Problem.Conflict("letter-overtaken", "手続が進んだため、この通知書の内容は現在の状況と異なります",
        "この通知書は取り消しました。印刷したものは投函せずに破棄してください。すでに投函した場合は、ご本人に電話で現在の状況をお伝えください。");

    public static Problem NoLongerTrue { get; } = Problem.Conflict("letter-overtaken", "手続が進んだため、この通知書の内容は現在の状況と異なります",
        "印刷したものは投函せずに破棄し、通知書の画面で取消を記録してください。");

    public static Problem BadTracking { get; } = Problem.BadField("trackingNumber", "追跡番号の形式が正しくありません",
        "お問い合わせ番号を、数字11桁または12桁(国際郵便は RR123456789JP の形式)で入力してください。ハイフンは省略できます。");

    public static Problem NotReturned { get; } = Problem.Conflict("not-returned", "この通知書は返戻されていません", "送り直すことができるのは、返戻を記録した通知書だけです。");

    public static Problem AddressUnchecked { get; } = Problem.Conflict("address-unchecked", "ご本人の住所の確認が済んでいません",
        "「返戻郵便の確認」のタスクで、ご本人に連絡して住所を確認したことを記録してから、送り直してください。");

    public static Problem SentAgain { get; } = Problem.Conflict("sent-again", "この通知書は、送り直しの手配が済んでいます", "申請の画面で、新しい通知書を選んでください。");

    public static Problem WrongState(LetterState state, LetterEvent wanted) => Problem.Conflict(
        "letter-state", $"この通知書は「{JapaneseNames.Of(state)}」のため、{Words(wanted)}を記録できません", WhatToDo(state));

    static string Words(LetterEvent wanted) => wanted switch
    {
        LetterEvent.Print => "印刷",
        LetterEvent.Misprint => "刷り直し",
        LetterEvent.Post => "投函",
        LetterEvent.ConfirmDelivery => "配達の確認",
        LetterEvent.Return => "返戻",
        LetterEvent.Cancel => "取消",
        _ => throw new ArgumentOutOfRangeException(nameof(wanted), wanted, "This event has no words yet; add them."),
    };

    static string WhatToDo(LetterState state) => state switch
    {
        LetterState.Queued => "先に通知書を印刷してください。",
        LetterState.Printed => "先に投函を記録するか、刷り直しまたは取消を記録してください。",
        LetterState.Posted or LetterState.Delivered => "投函した通知書は、取り消すことも送り直すこともできません。戻ってきた場合は、返戻を記録してください。",
        LetterState.Returned => "ご本人に電話で住所を確認し、「返戻郵便の確認」のタスクに記録してください。",
        LetterState.Cancelled => "取り消した通知書は投函しないでください。申請の画面で、取消の理由を確認してください。",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "This state has no advice yet; add it."),
    };
}
