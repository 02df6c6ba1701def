using Hpki.LocalHost.CardBureau;
using Hpki.Pki.Escrow;
using Hpki.Procedures.Requests;
using Hpki.Procedures.Staff;
using Hpki.Registry.Escrow;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using HpkiFunctions.Access;
using HpkiFunctions.CardBureau;
using HpkiFunctions.Requests;

namespace HpkiFunctions.Tests.Flows;

/// <summary>What staff do in the tests of disclosures: two keepers of an escrow key, and whoever prints.</summary>
static class PinDesk
{
    static readonly EscrowCeremony Escrow = EscrowCeremony.Hold([FlowHost.Approver.StaffId, Second.StaffId]);

    /// <summary>The other keeper.</summary>
    public static StaffPrincipal Second => new("s-approver-2", "承認 椿", [StaffRole.Approver]);

    public static (string Key, string? Value)[] Settings => [("CardBureau:EscrowCertificate", Escrow.Certificate), ("PinDisclosure:Keepers", Escrow.Keepers)];

    static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>As the card bureau sealed it.</summary>
    public static Task SealAsync(this FlowHost host, string pin, string serial = "MD00000001") =>
        host.Get<SealedPins>().KeepAsync(serial, SealedPin.Seal(serial, pin, host.Get<CardBureauOptions>().Escrow), Token);

    public static Task ApproveDisclosureAsync(this FlowHost host, HolderFile doctor, StaffPrincipal staff) =>
        host.ApproveDisclosureAsync(doctor, staff, Escrow.Passphrases[staff.StaffId]);

    public static async Task ApproveDisclosureAsync(this FlowHost host, HolderFile doctor, StaffPrincipal staff, string? passphrase)
    {
        StaffTask task = (await host.FileAsync(doctor.Holder.HolderId)).Tasks.First(task => task is { Kind: TaskKind.ApproveDisclosure, CompletedAt: null });
        await host.Get<RequestDesk>().CompleteTaskAsync(task.RequestId, task.TaskId, new() { Outcome = TaskOutcome.Confirmed, Passphrase = passphrase }, staff, host.Signals, Token);
        await host.SettleAsync();
    }

    /// <summary>Both approve.</summary>
    public static async Task DiscloseAsync(this FlowHost host, HolderFile doctor)
    {
        await host.ApproveDisclosureAsync(doctor, FlowHost.Approver);
        await host.ApproveDisclosureAsync(doctor, Second);
    }

    public static async Task<byte[]> PrintPinAsync(this FlowHost host, HolderFile doctor, StaffPrincipal staff)
    {
        StaffTask task = Paperwork.OpenTask(await host.FileAsync(doctor.Holder.HolderId), TaskKind.PrintPinLetter);
        byte[] pdf = await host.Get<RequestDesk>().PrintPinAsync(task.RequestId, task.TaskId, staff, host.Signals, Token);
        await host.SettleAsync();
        return pdf;
    }

    public static async Task PostPinAsync(this FlowHost host, HolderFile doctor)
    {
        StaffTask task = Paperwork.OpenTask(await host.FileAsync(doctor.Holder.HolderId), TaskKind.PostPinLetter);
        await host.Get<RequestDesk>().CompleteTaskAsync(
            task.RequestId, task.TaskId, new() { Outcome = TaskOutcome.Confirmed, TrackingNumber = "1234-5678-9012" }, FlowHost.Reception, host.Signals, Token);
        await host.SettleAsync();
    }
}
