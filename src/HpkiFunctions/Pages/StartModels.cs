using Hpki.Console;
using Hpki.Console.Layout;
using Hpki.Console.Start;
using Hpki.Procedures.Requests;
using Hpki.Registry.Audit;
using Hpki.Registry.Projections;
using Hpki.Registry.Scans;
using HpkiFunctions.Access;
using HpkiFunctions.Flows;
using HpkiFunctions.Requests;

namespace HpkiFunctions.Pages;

/// <summary>What waits for the signed-in member. Reads so many rows of the worklists and no more, however much is open.</summary>
public sealed class StartModels(Worklists worklists, WorkRows rows, HolderNames names, RequestDesk desk, RevocationListModels lists, VerificationState verification, TimeProvider time, IFlowInsight? flows = null)
{
    const int ShownTasks = 15;
    const int ShownRequests = 25;
    const int ReadTasks = 200;
    const int CountedTray = 100;
    const int CountedLetters = 100;
    const int CountedFlows = 100;

    public async Task<StartModel> OfAsync(ConsoleFrame frame, StaffPrincipal staff, CancellationToken cancellationToken)
    {
        Task<WorklistPage<OpenTask>> tasks = worklists.OpenTasksAsync(ReadTasks, cancellationToken: cancellationToken);
        Task<WorklistPage<OpenRequest>> requests = worklists.OpenRequestsAsync(ShownRequests, cancellationToken: cancellationToken);
        Task<WorklistPage<TrayPage>> tray = worklists.TrayAsync(CountedTray, cancellationToken: cancellationToken);
        Task<WorklistPage<QueuedLetter>> letters = worklists.PrintQueueAsync(CountedLetters, cancellationToken: cancellationToken);
        Task<IReadOnlyList<string>> warnings = lists.WarningsAsync(cancellationToken);
        Task<Verification?> verified = verification.FindAsync(cancellationToken);
        await Task.WhenAll(tasks, requests, tray, letters, warnings, verified);
        OpenTask[] all = [.. (await tasks).Items.Where(task => desk.WhyNot(task, staff) is null)];
        OpenTask[] mine = [.. all.Take(ShownTasks)];
        IReadOnlyList<OpenRequest> open = (await requests).Items;
        IReadOnlyDictionary<string, string> holders = await names.OfAsync(
            [.. mine.Select(task => task.HolderId), .. open.Select(request => request.HolderId)], cancellationToken);
        return new()
        {
            Frame = frame,
            Alarms = [.. Alarms(await verified), .. ParkedAlarms(), .. Alarms((await tasks).Items), .. LetterAlarms((await letters).Items), .. (await warnings).Select(ListAlarm)],
            Tasks = rows.Tasks(mine, holders, staff),
            MoreTasks = mine.Length < all.Length,
            Requests = rows.Requests(open, holders),
            MoreRequests = (await requests).Continuation is not null,
            TrayCount = (await tray).Items.Count,
            MoreInTray = (await tray).Continuation is not null,
            LetterCount = (await letters).Items.Count,
            MoreLetters = (await letters).Continuation is not null,
        };
    }

    static IEnumerable<Alarm> Alarms(Verification? verified) => verified is not { FindingCount: > 0 } ? [] :
    [
        new()
        {
            Text = $"記録の検証で、書き換えや削除の疑いが {verified.FindingCount} 件見つかりました。監査担当者と責任者に直ちに連絡してください。",
            Url = ConsoleRoutes.Audit,
            LinkText = "検証の結果(監査担当者)",
        },
    ];

    // The flow of a request stands still until somebody mends the program: nothing of it is lost, but nothing happens either.
    IEnumerable<Alarm> ParkedAlarms()
    {
        int parked = flows?.CountParked(CountedFlows) ?? 0;
        if (parked > 0)
        {
            yield return new()
            {
                Text = $"プログラムと処理の記録が一致しないため、停止している処理があります({parked} 件)。管理担当者に直ちに連絡してください。",
                Url = ConsoleRoutes.FlowsInState(nameof(FlowState.Suspended)),
                LinkText = "停止中の処理(管理担当者)",
            };
        }
    }

    // A card that is held because nobody called back yet, and a revocation nobody has looked at: both have a deadline for a reason.
    IEnumerable<Alarm> Alarms(IReadOnlyList<OpenTask> tasks)
    {
        int proofs = Overdue(tasks, TaskKind.ProveCaller);
        if (proofs > 0)
        {
            yield return new() { Text = $"折り返しの本人確認が期限を過ぎています({proofs} 件)。", Url = ConsoleRoutes.Tasks, LinkText = "タスクを確認する" };
        }

        int reviews = Overdue(tasks, TaskKind.ReviewEmergency);
        if (reviews > 0)
        {
            yield return new() { Text = $"緊急失効の事後確認が期限を過ぎています({reviews} 件)。", Url = ConsoleRoutes.Tasks, LinkText = "タスクを確認する" };
        }
    }

    IEnumerable<Alarm> LetterAlarms(IReadOnlyList<QueuedLetter> letters)
    {
        int late = letters.Count(letter => letter.DueAt < time.GetUtcNow());
        if (late > 0)
        {
            yield return new() { Text = $"投函の期限を過ぎた通知書があります({late} 件)。", Url = ConsoleRoutes.Letters, LinkText = "郵送する通知書を確認する" };
        }
    }

    int Overdue(IReadOnlyList<OpenTask> tasks, TaskKind kind) => tasks.Count(task => task.Kind == kind && task.DueAt < time.GetUtcNow());

    static Alarm ListAlarm(string warning) => new() { Text = warning, Url = ConsoleRoutes.RevocationLists, LinkText = "失効リストを確認する" };
}
