using Hpki.Console.Flows;
using Hpki.Console.Layout;
using Hpki.Console.Parts;
using Hpki.Procedures.Staff;

namespace Hpki.Console.Tests.Samples;

/// <summary>The pages of operators.</summary>
sealed partial class SampleModels
{
    const string FlowId = "lostreport-K7M4PX9TWE-1";

    static readonly IReadOnlyList<Choice> FlowStates = [new("", "すべて"), new("Running", "進行中"), new("Suspended", "停止中"), new("Completed", "完了"), new("Failed", "異常終了")];

    static readonly IReadOnlyList<Choice> SignalKinds = [new("FormFiled", "書類の到着"), new("TaskCompleted", "タスクの完了"), new("CardFound", "資格証の発見"), new("Withdrawn", "取下げ")];

    ConsoleFrame AdminFrame() => Frame() with { Staff = new() { Name = people.Staff, Roles = [StaffRole.Admin] } };

    public FlowListModel Flows() => new()
    {
        Frame = AdminFrame(),
        States = FlowStates,
        State = "",
        HasInsight = true,
        NextUrl = ConsoleRoutes.FlowList(null, "", "bG9zdA"),
        Rows =
        [
            new()
            {
                InstanceId = FlowId, Name = "紛失届の手続", Request = Number, State = "進行中", Tone = Tone.Busy, CreatedAt = "11/24 10:02", Age = "3日4時間前", ChangedAt = "11/24 10:03",
                Waits = ["合図(書類の到着、タスクの完了など)", "2026年12月8日(火) 9:00 の到来"],
            },
            new() { InstanceId = "revocation-o3kfwz8a2n5c7q9r4t6vx", Name = "緊急失効", Request = Number, State = "完了", Tone = Tone.Good, CreatedAt = "11/24 10:02", Age = "3日4時間前", ChangedAt = "11/24 10:05", Waits = [] },
            new() { InstanceId = "lostreport-H3C9RXA7L3-1", Name = "紛失届の手続", Request = Other, State = "停止中(不一致)", Tone = Tone.Bad, CreatedAt = "11/20 16:40", Age = "6日22時間前", ChangedAt = "11/27 9:15", Waits = [] },
            new() { InstanceId = "scan-0123456789abcdef0123456789abcdef01234567", Name = "スキャンの仕分け", State = "進行中", Tone = Tone.Busy, CreatedAt = "11/27 14:29", Age = "たった今", ChangedAt = "11/27 14:29", Waits = ["ReadScan の実行"] },
        ],
    };

    public FlowListModel WrongFlows() => Flows() with
    {
        Text = people.Holder,
        Rows = [],
        NextUrl = null,
        Errors = [new(FlowFields.Text, "受付番号、または処理番号の先頭部分を半角の英数字とハイフンで入力してください。")],
    };

    public FlowModel Flow() => new()
    {
        Frame = AdminFrame(),
        InstanceId = FlowId,
        Name = "紛失届の手続",
        Request = Number,
        State = "進行中",
        Tone = Tone.Busy,
        Facts = [new("プログラム", "LostReport"), new("開始", "2026年11月24日(火) 10:02:11(3日4時間前)"), new("最終更新", "2026年11月24日(火) 10:03:40"), new("履歴の長さ", "12件(1,804バイト)")],
        Waits = ["合図(書類の到着、タスクの完了など)", "2026年12月8日(火) 9:00 の到来"],
        Turns =
        [
            new() { At = "2026年11月24日(火) 10:03:40", CameIn = ["合図を受信: タスクの完了(t7k2m9p4q6r8s3v5w7x2)"], SetOff = ["2026年12月8日(火) 9:00 まで待機 #3"] },
            new() { At = "2026年11月24日(火) 10:02:31", CameIn = ["一時停止の指示"], SetOff = [], Held = "処理を進めずに保存" },
            new() { At = "2026年11月24日(火) 10:02:12", CameIn = ["SendStatusMail が完了 #0"], SetOff = ["ReadReport を実行 #1", "2026年12月1日(火) 9:00 まで待機 #2"] },
            new() { At = "2026年11月24日(火) 10:02:11", CameIn = ["開始"], SetOff = ["SendStatusMail を実行 #0"] },
        ],
        Acts =
        [
            new("Signal", "合図を送る", "申請の記録を読み直すよう処理に伝えます。", ActionOffer.Allowed, IsSignal: true),
            new("Suspend", "一時停止する", "再開するまで処理を進めません。", ActionOffer.Allowed, IsSignal: false),
            new("Resume", "再開する", "停止中の処理を進めます。", ActionOffer.Refused("この処理は停止していません。再開できるのは、停止中の処理だけです。"), IsSignal: false),
            new("Terminate", "強制終了する", "処理を終了します。元に戻すことはできません。次の画面で確認します。", ActionOffer.Allowed, IsSignal: false),
        ],
        Signals = SignalKinds,
    };

    public FlowModel ParkedFlow() => Flow() with
    {
        InstanceId = "scan-0123456789abcdef0123456789abcdef01234567",
        Name = "スキャンの仕分け",
        Request = null,
        State = "停止中",
        Tone = Tone.Warning,
        Mismatch = "The orchestrator 'ScanIntake' no longer matches its history, in turn 2 of 2026-11-24T01:02:12.0000000Z: then it took #1 activity 'SortScan', now #1 activity 'FileScan'.",
        Waits = [],
        HiddenTurns = 31,
        Interventions = [new() { At = "2026年11月27日(金) 9:40:02", Who = people.Staff, What = "再開を指示", Detail = people.Circumstances }],
        Entry = new() { Act = "Signal", Reason = people.Circumstances, Signal = "CardFound", Reference = people.Circumstances },
        Errors = [new(FlowFields.Reference, "申請・タスク・書類の番号を、半角の英数字とハイフンで入力してください。")],
    };

    public FlowModel FlowWithoutInsight() => Flow() with { Waits = null, Turns = null };

    public FlowConfirmModel FlowConfirm() => new()
    {
        Frame = AdminFrame(),
        InstanceId = FlowId,
        Name = "紛失届の手続",
        Request = Number,
        Act = "Terminate",
        Reason = people.Circumstances,
    };
}
