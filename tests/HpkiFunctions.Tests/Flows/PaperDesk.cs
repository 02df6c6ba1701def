using Hpki.Procedures.Calendar;
using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Deficiencies;
using Hpki.Procedures.Discontinuations;
using Hpki.Procedures.Documents;
using Hpki.Procedures.Identifiers;
using Hpki.Procedures.Papers;
using Hpki.Procedures.PinUnblocks;
using Hpki.Procedures.Reissues;
using Hpki.Procedures.Requests;
using Hpki.Procedures.Staff;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using HpkiFunctions.Access;
using HpkiFunctions.Examinations;
using HpkiFunctions.Payments;
using HpkiFunctions.RegisterChanges;
using HpkiFunctions.Requests;

namespace HpkiFunctions.Tests.Flows;

/// <summary>What staff do in the tests of requests on paper.</summary>
static class PaperDesk
{
    static int keys;

    /// <summary>A paper that is not in order, with words of the examiner.</summary>
    public static ItemFinding Unsigned { get; } = new(PaperItem.Form, PaperFinding.Defective) { Defects = [PaperDefect.NotSigned], Words = "2頁目の署名欄" };

    public static ItemFinding NoPhoto { get; } = new(PaperItem.Photo, PaperFinding.Missing);

    /// <summary>As the evidence has it; the first letter is one that shops write otherwise.</summary>
    public static NameInput NewName { get; } = new() { FamilyName = "髙見", GivenName = "太郎", FamilyKana = "たかみ", GivenKana = "タロウ", RomajiName = "Takami Taro" };

    static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A 再発行申請書 that reception has scanned and filed.</summary>
    public static Task<string> ApplyAsync(this FlowHost host, HolderFile doctor, StaffPrincipal? by = null) =>
        host.ApplyAsync(doctor, ProcedureKind.Reissue, DocumentKind.ReissueApplication, by);

    /// <summary>The form of a procedure that reception has scanned and filed.</summary>
    public static async Task<string> ApplyAsync(this FlowHost host, HolderFile doctor, ProcedureKind procedure, DocumentKind kind, StaffPrincipal? by = null)
    {
        RequestNumber number = RequestNumber.New();
        string staff = (by ?? FlowHost.Reception).StaffId;
        Document form = Paperwork.Form(host, doctor.Holder.HolderId, number.Id) with { Kind = kind, FiledBy = staff, ScannedBy = staff };
        PaperApplication paper = new() { Procedure = procedure, Number = number, Form = form, By = Actor.Staff(staff) };
        await host.Get<HolderRegistry>().DecideAsync(
            doctor.Holder.HolderId, $"apply-{number.Id}", file => host.Get<WaitingRequests>().Open(file, paper), host.Signals, Token);
        await host.SettleAsync();
        return number.Id;
    }

    /// <summary>A further paper of the request, as the intake files it.</summary>
    public static async Task PaperAsync(this FlowHost host, HolderFile doctor, string requestId, int page, DocumentKind kind = DocumentKind.Photo, StaffPrincipal? by = null)
    {
        string staff = (by ?? FlowHost.Reception).StaffId;
        Document paper = Paperwork.Form(host, doctor.Holder.HolderId, requestId, page) with { Kind = kind, FiledBy = staff, ScannedBy = staff };
        await host.Get<HolderRegistry>().DecideAsync(
            doctor.Holder.HolderId, $"file-{paper.DocumentId}", file => host.Get<WaitingRequests>().TakePaper(file, paper, Actor.Staff(staff)), host.Signals, Token);
        await host.SettleAsync();
    }

    /// <summary>The examiner finds all that is required in order, but for <paramref name="others"/>, and needs nothing of what nobody has decided.</summary>
    public static async Task<PaperExamination> ExamineAsync(
        this FlowHost host, HolderFile doctor, ReissueReason? reason = null, bool wasMember = true, StaffPrincipal? staff = null, NameInput? newName = null, string? memberId = null, params ItemFinding[] others)
    {
        StaffTask task = Paperwork.OpenTask(await host.FileAsync(doctor.Holder.HolderId), TaskKind.ExaminePapers);
        IReadOnlyList<PaperRequirement> needed = await host.Get<ExaminationDesk>().RequirementsAsync(task.RequestId, reason, Token);
        PaperExamination examination = await host.Get<ExaminationDesk>().ExamineAsync(
            task.RequestId, task.TaskId, new() { Reason = reason, WasMember = wasMember, NewName = reason == ReissueReason.NameChange ? newName ?? NewName : null, JmaMemberId = memberId, Findings = [.. needed.Select(paper => Find(paper, others))] },
            staff ?? FlowHost.Examiner, host.Signals, Token);
        await host.SettleAsync();
        return examination;
    }

    /// <summary>The examiner finds the notice in order, but for <paramref name="others"/>, and enters what changes.</summary>
    public static async Task<PaperExamination> ExamineContactsAsync(this FlowHost host, HolderFile doctor, ContactInput contacts, params ItemFinding[] others)
    {
        StaffTask task = Paperwork.OpenTask(await host.FileAsync(doctor.Holder.HolderId), TaskKind.ExaminePapers);
        ItemFinding[] asked = [new(PaperItem.Form, PaperFinding.Present), new(PaperItem.CardFaceCopy, PaperFinding.Present)];
        PaperExamination examination = await host.Get<ExaminationDesk>().ExamineAsync(
            task.RequestId, task.TaskId, new() { NewContacts = contacts, Findings = [.. others, .. asked.Where(one => others.All(other => other.Item != one.Item))] },
            FlowHost.Examiner, host.Signals, Token);
        await host.SettleAsync();
        return examination;
    }

    /// <summary>The examiner finds what was asked for in order, but for <paramref name="others"/>, and enters why and when use ends.</summary>
    public static Task<PaperExamination> ExamineEndAsync(this FlowHost host, HolderFile doctor, DiscontinuationReason? reason, DateOnly? endsOn = null, params ItemFinding[] others) =>
        host.ExamineAsync(doctor, new() { Discontinuation = new() { Reason = reason, EffectiveOn = endsOn }, Findings = Found(EndIsInOrder, others) });

    /// <summary>The same for a locked card.</summary>
    public static Task<PaperExamination> ExamineUnblockAsync(this FlowHost host, HolderFile doctor, UnblockWay? way, params ItemFinding[] others) => host.ExamineAsync(doctor, new()
    {
        UnblockWay = way,
        Findings = Found(
            [new(PaperItem.Form, PaperFinding.Present), .. way == UnblockWay.AtCenter ? [new ItemFinding(PaperItem.LockedCard, PaperFinding.Present)] : Array.Empty<ItemFinding>()], others),
    });

    /// <summary>A 利用中止届 without the card.</summary>
    public static ItemFinding[] EndIsInOrder { get; } = [new(PaperItem.Form, PaperFinding.Present), new(PaperItem.FormerCard, PaperFinding.NotNeeded)];

    static ItemFinding[] Found(ItemFinding[] asked, ItemFinding[] others) => [.. others, .. asked.Where(one => others.All(other => other.Item != one.Item))];

    static async Task<PaperExamination> ExamineAsync(this FlowHost host, HolderFile doctor, ExaminationInput input)
    {
        StaffTask task = Paperwork.OpenTask(await host.FileAsync(doctor.Holder.HolderId), TaskKind.ExaminePapers);
        PaperExamination examination = await host.Get<ExaminationDesk>().ExamineAsync(task.RequestId, task.TaskId, input, FlowHost.Examiner, host.Signals, Token);
        await host.SettleAsync();
        return examination;
    }

    public static async Task<StaffTask> DoAsync(
        this FlowHost host, HolderFile doctor, TaskKind kind, TaskOutcome outcome = TaskOutcome.Confirmed, StaffPrincipal? staff = null, int? yen = null)
    {
        StaffTask task = Paperwork.OpenTask(await host.FileAsync(doctor.Holder.HolderId), kind);
        StaffTask done = await host.Get<RequestDesk>().CompleteTaskAsync(
            task.RequestId, task.TaskId, new() { Outcome = outcome, Note = "確認しました。", Yen = yen },
            staff ?? (kind == TaskKind.ApproveRequest ? FlowHost.Approver : FlowHost.Examiner), host.Signals, Token);
        await host.SettleAsync();
        return done;
    }

    public static async Task<Payment> PayAsync(this FlowHost host, string requestId, int yen, string? key = null)
    {
        Payment payment = await host.Get<PaymentDesk>().EnterAsync(
            requestId, new() { Yen = yen, PaidOn = TokyoTime.DateOf(host.Clock.GetUtcNow()) }, FlowHost.Reception, key ?? $"payment-key-{Interlocked.Increment(ref keys)}", host.Signals, Token);
        await host.SettleAsync();
        return payment;
    }

    public static async Task<RequestState> StateAsync(this FlowHost host, HolderFile doctor, string requestId) =>
        (await host.FileAsync(doctor.Holder.HolderId)).Request(requestId).State;

    static ItemFinding Find(PaperRequirement needed, ItemFinding[] others) =>
        others.FirstOrDefault(other => other.Item == needed.Item)
        ?? new(needed.Item, needed.Need == PaperNeed.Required ? PaperFinding.Present : PaperFinding.NotNeeded);
}
