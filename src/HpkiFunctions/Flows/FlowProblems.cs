using HpkiFunctions.Problems;

namespace HpkiFunctions.Flows;

/// <summary>Why a flow cannot be shown or steered.</summary>
static class FlowProblems
{
    public static Problem Unknown { get; } = Problem.NotFound("unknown-flow", "この処理番号の処理はありません",
        "処理の一覧から選び直してください。保存期間を過ぎた処理は削除されています。");

    public static Problem Ended { get; } = Problem.Conflict("flow-ended", "この処理は終了しています", "終了した処理は操作できません。");

    public static Problem NotEnded { get; } = Problem.Conflict("flow-not-ended", "この処理は終了していません", "もう一度始められるのは、異常終了または強制終了した処理だけです。");

    public static Problem Overtaken { get; } = Problem.Conflict("flow-moved-on", "操作している間に、処理の状態が変わりました", "画面を開き直して状態を確認し、必要であればもう一度操作してください。");

    public static Problem NotSuspended { get; } = Problem.Conflict("flow-not-suspended", "この処理は停止していません", "再開できるのは、停止中の処理だけです。");

    public static Problem Suspended { get; } = Problem.Conflict("flow-suspended", "この処理はすでに停止しています", "停止を解くには、再開してください。");

    public static Problem Continuation { get; } = Problem.BadField("continuation", "続きの位置を読み取れません", "一覧を最初から開き直してください。");
}
