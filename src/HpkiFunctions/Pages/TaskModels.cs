using Hpki.Console;
using Hpki.Console.Layout;
using Hpki.Console.Tasks;
using Hpki.Procedures.Requests;
using Hpki.Registry.Model;
using Hpki.Registry.Projections;
using HpkiFunctions.Access;
using HpkiFunctions.Requests;

namespace HpkiFunctions.Pages;

/// <summary>The list of tasks and the page of one.</summary>
public sealed class TaskModels(Worklists worklists, WorkRows rows, HolderNames names, RequestDesk desk, RequestParts parts, ExaminationSheets sheets)
{
    const int Read = 200;
    const int Shown = 25;

    public async Task<TaskListModel> ListAsync(ConsoleFrame frame, StaffPrincipal staff, CancellationToken cancellationToken)
    {
        WorklistPage<OpenTask> open = await worklists.OpenTasksAsync(Read, cancellationToken: cancellationToken);
        ILookup<bool, OpenTask> byMine = open.Items.ToLookup(task => desk.WhyNot(task, staff) is null);
        OpenTask[] mine = [.. byMine[true].Take(Shown)];
        OpenTask[] others = [.. byMine[false].Take(Shown)];
        IReadOnlyDictionary<string, string> holders = await names.OfAsync([.. mine.Select(task => task.HolderId), .. others.Select(task => task.HolderId)], cancellationToken);
        return new()
        {
            Frame = frame,
            Mine = rows.Tasks(mine, holders, staff),
            Others = rows.Tasks(others, holders, staff),
            IsTruncated = mine.Length + others.Length < open.Items.Count || open.Continuation is not null,
        };
    }

    /// <exception cref="Problems.ProblemException">The request has no such task.</exception>
    public TaskModel Of(ConsoleFrame frame, RequestView view, string taskId, StaffPrincipal staff)
    {
        StaffTask task = RequestDesk.TaskOf(view.File, view.Request.RequestId, taskId);
        return new()
        {
            Frame = frame,
            Task = parts.Task(view, task, staff) with { Examination = task is { Kind: TaskKind.ExaminePapers, CompletedAt: null } ? sheets.Of(view) : null },
            HolderName = HolderNames.Full(view.File.Holder),
            CardNumber = view.Card.CardSerial,
            Register = Register(task.Kind, view.File.Holder),
            Call = [.. parts.Reception(view), .. task.Kind == TaskKind.ApproveRequest && view.File.FeeOf(view.Request.RequestId) is { } fee ? FeePanels.FactsOf(fee) : []],
            Received = parts.Received(view),
            Typed = task.Kind is TaskKind.CheckForm or TaskKind.ExaminePapers or TaskKind.ApproveRequest or TaskKind.ApproveDisclosure ? RequestParts.Typed(view) : [],
            Card = CardPanels.Of(view),
            Documents = task.Kind is TaskKind.HandOverCard or TaskKind.CheckForm or TaskKind.ProveCaller or TaskKind.ExaminePapers or TaskKind.CheckLicence or TaskKind.DecideFee or TaskKind.ApproveRequest or TaskKind.CheckPinAddress or TaskKind.ApproveDisclosure ? parts.Documents(view) : [],
        };
    }

    // What stands on the card, in the order of its face (domain.md §1.4).
    static IReadOnlyList<Fact> CardFace(Holder holder) =>
    [
        new("氏名", HolderNames.Full(holder)), new("ローマ字氏名", holder.RomajiName), new("生年月日", JapaneseFormat.BirthDate(holder.BirthDate)),
        new("医籍登録番号", holder.MedicalRegistrationNumber), new("日医会員ID", holder.IsJmaMember ? holder.JmaMemberId ?? "登録なし" : "なし(非会員)"),
    ];

    static string Membership(Holder holder) => holder.IsJmaMember ? "日本医師会会員" : "非会員";

    // Only what the task needs: the person who calls back must not read out what the caller has to answer.
    static IReadOnlyList<Fact> Register(TaskKind kind, Holder holder) => kind switch
    {
        TaskKind.ProveCaller or TaskKind.CallHolder => [new("電話番号", holder.PhoneNumber)],
        TaskKind.NotifyByPost or TaskKind.ReturnedLetter => [new("氏名", HolderNames.Full(holder)), new("住民票住所", HolderModels.Address(holder)), new("電話番号", holder.PhoneNumber)],
        TaskKind.CheckForm => [new("氏名", HolderNames.Full(holder)), new("フリガナ", HolderNames.FullKana(holder)), .. HolderModels.Register(holder)],
        TaskKind.EndSecondCertificate => [new("氏名", HolderNames.Full(holder)), new("フリガナ", HolderNames.FullKana(holder)), new("医籍登録番号", holder.MedicalRegistrationNumber)],
        TaskKind.CheckMailAddress => [new("電話番号", holder.PhoneNumber), new("メールアドレス", holder.MailAddress ?? "登録なし")],
        TaskKind.ReviewEmergency or TaskKind.FlowStopped => [],
        TaskKind.ExaminePapers or TaskKind.ApproveRequest =>
            [new("氏名", HolderNames.Full(holder)), new("フリガナ", HolderNames.FullKana(holder)), new("会員種別", Membership(holder)), .. HolderModels.Register(holder)],
        TaskKind.CheckLicence =>
        [
            new("氏名", HolderNames.Full(holder)), new("フリガナ", HolderNames.FullKana(holder)), new("生年月日", JapaneseFormat.BirthDate(holder.BirthDate)),
            new("医籍登録番号", holder.MedicalRegistrationNumber),
        ],
        TaskKind.DecideFee => [new("会員種別", Membership(holder))],
        TaskKind.RefundPayment or TaskKind.ClarifyPayment => [new("氏名", HolderNames.Full(holder)), new("電話番号", holder.PhoneNumber)],
        TaskKind.ProductionFailed or TaskKind.ArrangeDelivery => CardFace(holder),
        TaskKind.HandOverCard => [.. CardFace(holder), new("電話番号", holder.PhoneNumber)],
        TaskKind.PostCard or TaskKind.ConfirmDelivery => [new("氏名", HolderNames.Full(holder)), new("住民票住所", HolderModels.Address(holder)), new("電話番号", holder.PhoneNumber)],
        TaskKind.CheckPinAddress =>
        [
            new("氏名", HolderNames.Full(holder)), new("住民票住所", HolderModels.Address(holder)),
            new("住所の変更日", holder.ResidenceChangedOn is { } changed ? JapaneseFormat.Date(changed) : "なし"), new("電話番号", holder.PhoneNumber),
        ],
        TaskKind.ApproveDisclosure or TaskKind.PrintPinLetter or TaskKind.PostPinLetter or TaskKind.ConfirmPinLetter =>
            [new("氏名", HolderNames.Full(holder)), new("住民票住所", HolderModels.Address(holder))],
        TaskKind.UnblockCard or TaskKind.ReturnCard or TaskKind.ConfirmReturn =>
            [new("氏名", HolderNames.Full(holder)), new("住民票住所", HolderModels.Address(holder)), new("電話番号", holder.PhoneNumber)],
        TaskKind.ReceiveOldCard => [new("氏名", HolderNames.Full(holder)), new("電話番号", holder.PhoneNumber)],
        TaskKind.ClarifyBureauAnswer or TaskKind.DestroyOldCard or TaskKind.WitnessDestruction => [],
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "It is not decided what this kind of task shows."),
    };
}
