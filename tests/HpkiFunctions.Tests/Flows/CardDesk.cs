using Hpki.LocalHost.CardBureau;
using Hpki.Procedures.Deliveries;
using Hpki.Procedures.Documents;
using Hpki.Procedures.Reissues;
using Hpki.Procedures.Requests;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using HpkiFunctions.Access;
using HpkiFunctions.CardBureau;
using HpkiFunctions.Requests;

namespace HpkiFunctions.Tests.Flows;

/// <summary>What the card bureau and staff do in the tests of requests that make a card.</summary>
static class CardDesk
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A reissue up to its approval, without a fee.</summary>
    public static async Task<string> OrderedAsync(this FlowHost host, HolderFile doctor, ReissueReason reason = ReissueReason.Other)
    {
        string id = await host.ApplyAsync(doctor);
        await host.ExamineAsync(doctor, reason);
        await host.DoAsync(doctor, TaskKind.CheckLicence);
        await host.DoAsync(doctor, TaskKind.DecideFee, yen: 0);
        await host.DoAsync(doctor, TaskKind.ApproveRequest);
        return id;
    }

    /// <summary>One exchange: what the bureau brought is read, and what waits goes out.</summary>
    public static async Task<ExchangeResult> ExchangeAsync(this FlowHost host)
    {
        ExchangeResult result = await host.Get<CardBureauExchange>().RunAsync(host.Signals, Token);
        await host.SettleAsync();
        return result;
    }

    /// <summary>The days between order and card: order out, keys in, certificates out, made.</summary>
    public static async Task ProducedAsync(this FlowHost host)
    {
        await host.ExchangeAsync();
        await host.Get<DemoCardBureau>().WorkAsync(Token);
        await host.ExchangeAsync();
        await host.Get<DemoCardBureau>().WorkAsync(Token);
        await host.ExchangeAsync();
    }

    public static async Task<StaffTask> CardTaskAsync(this FlowHost host, HolderFile doctor, TaskKind kind, TaskCompletion completion, StaffPrincipal? staff = null)
    {
        StaffTask task = Paperwork.OpenTask(await host.FileAsync(doctor.Holder.HolderId), kind);
        StaffTask done = await host.Get<RequestDesk>().CompleteTaskAsync(
            task.RequestId, task.TaskId, completion with { Note = "確認しました。" }, staff ?? FlowHost.Reception, host.Signals, Token);
        await host.SettleAsync();
        return done;
    }

    public static Task<StaffTask> ByHandAsync(this FlowHost host, HolderFile doctor) => host.CardTaskAsync(
        doctor, TaskKind.ArrangeDelivery, new() { Outcome = TaskOutcome.Confirmed, Method = DeliveryMethod.HandOver, Place = "見本県医師会 03-0000-0000" });

    public static async Task<StaffTask> PostedAsync(this FlowHost host, HolderFile doctor)
    {
        await host.CardTaskAsync(doctor, TaskKind.ArrangeDelivery, new() { Outcome = TaskOutcome.Confirmed, Method = DeliveryMethod.Post });
        return await host.CardTaskAsync(doctor, TaskKind.PostCard, new() { Outcome = TaskOutcome.Confirmed, TrackingNumber = "1234-5678-9012" });
    }

    /// <summary>The signed receipt is scanned, and the hand-over recorded.</summary>
    public static async Task<StaffTask> HandedOverAsync(this FlowHost host, HolderFile doctor, string requestId, StaffPrincipal? staff = null)
    {
        await host.PaperAsync(doctor, requestId, page: 90, DocumentKind.DeliveryReceipt);
        return await host.CardTaskAsync(doctor, TaskKind.HandOverCard, new() { Outcome = TaskOutcome.Confirmed, IdentitySeen = true, LicenceSeen = true }, staff);
    }
}
