using System.Buffers.Text;
using System.Text;
using Hpki.Console;
using Hpki.Console.Flows;
using Hpki.Console.Layout;
using Hpki.Console.Parts;
using Hpki.Procedures.Identifiers;
using Hpki.Registry.Audit;
using Hpki.Registry.Projections;
using HpkiFunctions.Access;
using HpkiFunctions.Flows;
using HpkiFunctions.Requests;

namespace HpkiFunctions.Pages;

/// <summary>The pages of operators.</summary>
public sealed class FlowModels(FlowDesk desk, Interventions interventions, StaffNames names, TimeProvider time)
{
    const int ShownTurns = 200;

    static readonly IReadOnlyList<Choice> States = [new("", "すべて"), .. Enum.GetValues<FlowState>().Select(state => new Choice(state.ToString(), FlowWords.Of(state)))];

    static readonly IReadOnlyList<Choice> Signals = [.. Enum.GetValues<SignalKind>().Select(kind => new Choice(kind.ToString(), FlowWords.Of(kind)))];

    public FlowListModel List(ConsoleFrame frame, FlowState? state, string text, WorklistPage<Flow> page) => new()
    {
        Frame = frame,
        States = States,
        State = state?.ToString(),
        Text = text,
        Rows = [.. page.Items.Select(Row)],
        NextUrl = page.Continuation is { } next ? ConsoleRoutes.FlowList(state?.ToString(), text, Base64Url.EncodeToString(Encoding.UTF8.GetBytes(next))) : null,
        HasInsight = desk.HasInsight,
    };

    public async Task<FlowModel> OfAsync(ConsoleFrame frame, Flow flow, StaffPrincipal staff, CancellationToken cancellationToken)
    {
        IReadOnlyList<FlowTurn>? turns = flow.Insight?.Turns;
        return new()
        {
            Frame = frame,
            InstanceId = flow.InstanceId,
            Name = FlowWords.Orchestrator(flow.Orchestrator),
            Request = NumberOf(flow),
            State = StateOf(flow),
            Tone = ToneOf(flow),
            Facts = Facts(flow),
            Mismatch = flow.Insight?.Mismatch,
            Waits = Waits(flow),
            Turns = turns is null ? null : [.. turns.Reverse().Take(ShownTurns).Select(Row)],
            HiddenTurns = Math.Max(0, (turns?.Count ?? 0) - ShownTurns),
            Interventions = flow.HolderId is null ? [.. (await interventions.OfAsync(flow.InstanceId, cancellationToken)).Reverse().Select(Row)] : [],
            Acts = [.. Enum.GetValues<FlowAct>().Where(act => flow.State.HasEnded() == (act == FlowAct.StartAgain)).Select(act => Offer(flow, act, staff))],
            Signals = Signals,
        };
    }

    public static FlowConfirmModel Confirm(ConsoleFrame frame, Flow flow, FlowOrder order) => new()
    {
        Frame = frame,
        InstanceId = flow.InstanceId,
        Name = FlowWords.Orchestrator(flow.Orchestrator),
        Request = NumberOf(flow),
        Act = order.Act.ToString(),
        Reason = order.Reason,
    };

    static string StateOf(Flow flow) => (flow.Insight?.Mismatch, flow.State) switch
    {
        (null, _) => FlowWords.Of(flow.State),
        (_, FlowState.Suspended) => "停止中(不一致)",
        _ => "不一致(次の動作で停止)",
    };

    static Tone ToneOf(Flow flow) => flow.Insight?.Mismatch is null ? FlowWords.ToneOf(flow.State) : Tone.Bad;

    static RequestNumber? NumberOf(Flow flow) => flow.RequestId is null ? null : RequestNumber.Parse(flow.RequestId);

    static IReadOnlyList<string>? Waits(Flow flow) => flow.Insight is null ? null : [.. flow.Insight.Waits.Select(FlowWords.Of)];

    FlowRow Row(Flow flow) => new()
    {
        InstanceId = flow.InstanceId,
        Name = FlowWords.Orchestrator(flow.Orchestrator),
        Request = NumberOf(flow),
        State = StateOf(flow),
        Tone = ToneOf(flow),
        CreatedAt = JapaneseFormat.MonthDayMinute(flow.CreatedAt),
        Age = FlowWords.Age(time.GetUtcNow() - flow.CreatedAt),
        ChangedAt = JapaneseFormat.MonthDayMinute(flow.LastUpdatedAt),
        Waits = Waits(flow),
    };

    List<Fact> Facts(Flow flow)
    {
        List<Fact> facts =
        [
            new("プログラム", flow.Orchestrator),
            new("開始", $"{JapaneseFormat.Second(flow.CreatedAt)}({FlowWords.Age(time.GetUtcNow() - flow.CreatedAt)})"),
            new("最終更新", JapaneseFormat.Second(flow.LastUpdatedAt)),
        ];
        if (flow.Insight is { } inside)
        {
            facts.Add(new("履歴の長さ", $"{JapaneseFormat.Count(inside.Events)}件({JapaneseFormat.Count(inside.Bytes)}バイト)"));
        }

        if (flow.FailureType is { } failure)
        {
            facts.Add(new("異常の種類", failure));
        }

        return facts;
    }

    static FlowTurnRow Row(FlowTurn turn) => new()
    {
        At = JapaneseFormat.Second(turn.At),
        Held = FlowWords.Of(turn.Kind),
        CameIn = [.. turn.CameIn.Select(FlowWords.Of)],
        SetOff = [.. turn.SetOff.Select(FlowWords.Of)],
    };

    Hpki.Console.Requests.TimelineEntry Row(Intervention intervention) => new()
    {
        At = JapaneseFormat.Second(intervention.At),
        Who = names.Of(intervention.Staff),
        What = FlowWords.Intervention(intervention.Code),
        Detail = intervention.Reason,
    };

    FlowActOffer Offer(Flow flow, FlowAct act, StaffPrincipal staff)
    {
        (string title, string explanation) = FlowWords.Of(act);
        return new(act.ToString(), title, explanation, Offers.Of(desk.WhyNot(flow, act, staff)), act == FlowAct.Signal);
    }
}
