using Hpki.Console;
using Hpki.Console.Parts;
using HpkiFunctions.ContactChanges;
using HpkiFunctions.Discontinuations;
using HpkiFunctions.Flows;
using HpkiFunctions.Intake;
using HpkiFunctions.LostReports;
using HpkiFunctions.PinDisclosures;
using HpkiFunctions.PinUnblocks;
using HpkiFunctions.Reissues;
using HpkiFunctions.Renewals;
using HpkiFunctions.Requests;
using HpkiFunctions.Reviews;
using HpkiFunctions.Revocations;

namespace HpkiFunctions.Pages;

/// <summary>Flows in words. Activities keep the names that the program and its log know them by.</summary>
static class FlowWords
{
    public static string Orchestrator(string name) => name switch
    {
        nameof(LostReport) => "紛失届の手続",
        nameof(Reissue) => "再発行の手続",
        nameof(Renewal) => "更新の手続",
        nameof(RenewalReminder) => "更新のご案内",
        nameof(ContactChange) => "連絡先変更の手続",
        nameof(PinDisclosure) => "暗証番号開示の手続",
        nameof(PinUnblock) => "PIN閉塞解除の手続",
        nameof(Discontinuation) => "利用中止の手続",
        nameof(EmergencyRevocation) => "緊急失効",
        nameof(EmergencyReview) => "緊急失効の事後確認",
        nameof(ScanIntake) => "スキャンの仕分け",
        _ => name,
    };

    public static string Of(FlowState state) => state switch
    {
        FlowState.Pending => "開始待ち",
        FlowState.Running => "進行中",
        FlowState.Suspended => "停止中",
        FlowState.Completed => "完了",
        FlowState.Failed => "異常終了",
        FlowState.Terminated => "強制終了",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "This state has no words yet; add them."),
    };

    public static Tone ToneOf(FlowState state) => state switch
    {
        FlowState.Pending => Tone.Neutral,
        FlowState.Running => Tone.Busy,
        FlowState.Suspended => Tone.Warning,
        FlowState.Completed => Tone.Good,
        FlowState.Failed => Tone.Bad,
        FlowState.Terminated => Tone.Neutral,
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "This state has no colour yet; add one."),
    };

    public static string Of(SignalKind kind) => kind switch
    {
        SignalKind.FormFiled => "書類の到着",
        SignalKind.TaskCompleted => "タスクの完了",
        SignalKind.CardFound => "資格証の発見",
        SignalKind.Withdrawn => "取下げ",
        SignalKind.PaymentEntered => "入金",
        SignalKind.BureauAnswered => "カード工場の回答",
        SignalKind.CardRevoked => "失効の確認",
        SignalKind.UseEnded => "利用の終了",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This signal has no words yet; add them."),
    };

    public static (string Title, string Explanation) Of(FlowAct act) => act switch
    {
        FlowAct.Signal => ("合図を送る", "申請の記録を読み直すよう処理に伝えます。合図が届いていないと思われるときに使います。重ねて送っても支障はありません。"),
        FlowAct.Suspend => ("一時停止する", "再開するまで処理を進めません。届いた合図は保存されます。期限は延びません。"),
        FlowAct.Resume => ("再開する", "停止中の処理を進めます。プログラムとの不一致で停止した処理は、プログラムを直してから再開してください。"),
        FlowAct.Terminate => ("強制終了する", "処理を終了します。次の画面で確認します。終了した申請には、期限の管理もお知らせも行われなくなるため、確認のタスクを残します。"),
        FlowAct.StartAgain => ("もう一度始める", "申請の記録を読み、残っている手順から進めます。済んだ手順やお知らせを繰り返すことはありません。異常終了したものは、原因を取り除いてから始めてください。"),
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, "This act has no words yet; add them."),
    };

    /// <summary>What was done to a flow that is no holder's; a code without words is shown as it is.</summary>
    public static string Intervention(string code) => code switch
    {
        "flow.signalled" => "合図を送信",
        "flow.suspended" => "一時停止を指示",
        "flow.resumed" => "再開を指示",
        "flow.terminated" => "強制終了を指示",
        "flow.started-again" => "もう一度始めるよう指示",
        "flow.refused" => "状態が変わっていたため実行できず",
        _ => code,
    };

    public static string Of(FlowWait wait) => wait.Kind switch
    {
        FlowWaitKind.Event when wait.Name == Signal.Name => "合図(書類の到着、タスクの完了など)",
        FlowWaitKind.Event => $"イベント {wait.Name}",
        FlowWaitKind.Timer => $"{JapaneseFormat.Minute(wait.Due!.Value)} の到来",
        FlowWaitKind.Activity => $"{wait.Name} の実行",
        FlowWaitKind.SubOrchestration => $"{Orchestrator(wait.Name!)} の終了",
        _ => throw new ArgumentOutOfRangeException(nameof(wait), wait.Kind, "This wait has no words yet; add them."),
    };

    public static string? Of(FlowTurnKind kind) => kind switch
    {
        FlowTurnKind.Executed => null,
        FlowTurnKind.Held => "処理を進めずに保存",
        FlowTurnKind.Parked => "プログラムと記録が一致しないため停止",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This turn has no words yet; add them."),
    };

    public static string Of(FlowEvent e) => e.Kind switch
    {
        FlowEventKind.Started => "開始",
        FlowEventKind.EventCame => e.Signal is { } signal ? $"合図を受信: {Of(signal.Kind)}({signal.ReferenceId})" : $"イベント {e.Name} を受信",
        FlowEventKind.TaskCompleted => $"{e.Name} が完了{Number(e)}",
        FlowEventKind.TaskFailed => $"{e.Name} が失敗{Number(e)}",
        FlowEventKind.TimerFired => e.Due is { } due ? $"{JapaneseFormat.Minute(due)} が到来{Number(e)}" : $"期限が到来{Number(e)}",
        FlowEventKind.Suspended => "一時停止の指示",
        FlowEventKind.Resumed => "再開の指示",
        FlowEventKind.Terminated => "強制終了の指示",
        FlowEventKind.ForeignAwait => "許されない待機から復帰",
        FlowEventKind.ActivityCalled => $"{e.Name} を実行{Number(e)}",
        FlowEventKind.SubOrchestrationStarted => $"{Orchestrator(e.Name!)} を開始({e.InstanceId}){Number(e)}",
        FlowEventKind.TimerSet => $"{JapaneseFormat.Minute(e.Due!.Value)} まで待機{Number(e)}",
        FlowEventKind.EventSent => $"イベント {e.Name} を {e.InstanceId} へ送信{Number(e)}",
        _ => throw new ArgumentOutOfRangeException(nameof(e), e.Kind, "This event has no words yet; add them."),
    };

    /// <summary>How long ago something was, in its two largest units.</summary>
    public static string Age(TimeSpan age) => age switch
    {
        { TotalMinutes: < 1 } => "たった今",
        { TotalHours: < 1 } => $"{age.Minutes}分前",
        { TotalDays: < 1 } => $"{age.Hours}時間{age.Minutes}分前",
        _ => $"{JapaneseFormat.Count(age.Days)}日{age.Hours}時間前",
    };

    static string Number(FlowEvent e) => e.Step is { } step ? $" #{step}" : "";
}
