using System.Text.Json;

namespace Conformance;

/// <summary>ContinueAsNew, events, status and names, for the cases that were read off the official source.</summary>
public static class DerivedFlows
{
    // ContinueAsNew twice: keep the events first, then drop them.
    [Function(nameof(KeepsThenDrops))]
    public static Task<string> KeepsThenDrops([OrchestrationTrigger] TaskOrchestrationContext context)
        => Collect(context, [true, false]);

    // The other way round.
    [Function(nameof(DropsThenKeeps))]
    public static Task<string> DropsThenKeeps([OrchestrationTrigger] TaskOrchestrationContext context)
        => Collect(context, [false, true]);

    // Events that come after ContinueAsNew(preserve: false), while an activity of the old round runs on.
    [Function(nameof(EventAfterContinue))]
    public static async Task<string> EventAfterContinue([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        if (context.GetInput<string>() != "start")
        {
            return await NextItem(context);
        }

        context.ContinueAsNew("again", preserveUnprocessedEvents: false);
        context.SetCustomStatus("open");
        await context.CallActivityAsync<int>(nameof(Activities.Sleep), 3000);
        return "ignored";
    }

    // The same with a wait that was opened before ContinueAsNew: it gets nothing any more.
    [Function(nameof(OldWaitAfterContinue))]
    public static async Task<string> OldWaitAfterContinue([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        if (context.GetInput<string>() is not "start" and var before)
        {
            return $"{before}, then {await NextItem(context)}";
        }

        Task<string> old = context.WaitForExternalEvent<string>("Item");
        Task timer = context.CreateTimer(TimeSpan.FromSeconds(3), CancellationToken.None);
        context.ContinueAsNew("none");
        context.SetCustomStatus("open");
        if (await Task.WhenAny(old, timer) == old)
        {
            context.ContinueAsNew(old.Result);
            await timer;
        }

        return "ignored";
    }

    // A wait opened after ContinueAsNew, and awaited.
    [Function(nameof(WaitAfterContinue))]
    public static async Task<string> WaitAfterContinue([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        context.ContinueAsNew("again");
        return await context.WaitForExternalEvent<string>("Item");
    }

    // A kept event is still there for a wait after ContinueAsNew(preserve: false).
    [Function(nameof(KeptEventAfterContinue))]
    public static async Task<string> KeptEventAfterContinue([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        if (context.GetInput<string>() is not "start" and var before)
        {
            return before!;
        }

        context.SetCustomStatus("open");
        await context.WaitForExternalEvent<string>("Begin");
        context.ContinueAsNew("none", preserveUnprocessedEvents: false);
        context.ContinueAsNew(await context.WaitForExternalEvent<string>("Item"), preserveUnprocessedEvents: false);
        return "ignored";
    }

    // Ids that an event cannot be sent to, and an event name that is empty.
    [Function(nameof(RefusedTargets))]
    public static Task<string> RefusedTargets([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        string[] targets = ["", " ", "@a@b"];
        return Task.FromResult(string.Join(' ', targets.Select(target => NameOf(() => context.SendEvent(target, "Go", "x")))));
    }

    // An object that is changed after it became the custom status.
    [Function(nameof(StatusChanges))]
    public static async Task<string> StatusChanges([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        List<string> steps = ["one"];
        context.SetCustomStatus(steps);
        steps.Add("two");
        await context.WaitForExternalEvent<string>("Go");
        steps.Add("three");
        return "done";
    }

    // A custom status of so many characters as the input says.
    [Function(nameof(StatusOf))]
    public static Task<string> StatusOf([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        try
        {
            context.SetCustomStatus(new string('s', context.GetInput<int>()));
            return Task.FromResult("set");
        }
        catch (ArgumentException e)
        {
            return Task.FromResult(e.Message);
        }
    }

    // Names are equal whatever their case; a child knows its parent's name as the parent was started.
    [Function(nameof(NamesByCase))]
    public static async Task<string> NamesByCase([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        string child = await context.CallSubOrchestratorAsync<string>(
            "SUBidentity", "in", new SubOrchestrationOptions(instanceId: context.InstanceId + "-child"));
        int next = await context.CallActivityAsync<int>("INCREMENT", 1);
        return $"{context.Name} {context.Name == new TaskName("NAMESBYCASE")} {context.Name.Equals(new TaskName("other"))} {child} {next}";
    }

    // A sub-orchestration's empty and blank id are replaced.
    [Function(nameof(BlankChildId))]
    public static async Task<string> BlankChildId([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        List<bool> replaced = [];
        foreach (string given in new[] { "", "  " })
        {
            string id = await context.CallSubOrchestratorAsync<string>(
                nameof(SubCases.OwnId), null, new SubOrchestrationOptions(instanceId: given));
            replaced.Add(!string.IsNullOrWhiteSpace(id));
        }

        return string.Join(' ', replaced);
    }

    // A cancelled wait that finds a kept event takes it.
    [Function(nameof(CancelledWaitTakesKept))]
    public static async Task<string> CancelledWaitTakesKept([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        context.SetCustomStatus("open");
        await context.WaitForExternalEvent<string>("Begin");
        Task<string> wait = context.WaitForExternalEvent<string>("Item", new CancellationToken(canceled: true));
        return $"{wait.Status} {await wait}";
    }

    // A kept event of another type than asked for can be caught, and is gone; one that is given no payload too.
    [Function(nameof(KeptEventOfWrongType))]
    public static async Task<string> KeptEventOfWrongType([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        context.SetCustomStatus("open");
        await context.WaitForExternalEvent<string>("Begin");
        string first = NameOf(() => context.WaitForExternalEvent<int>("Item"));
        string second = NameOf(() => context.WaitForExternalEvent<int>("Item"));
        return $"{first} {second} {await context.WaitForExternalEvent<int>("Item")}";
    }

    // The input asked for as several types by an orchestrator that continues as new with a record.
    [Function(nameof(ContinueWithRecord))]
    public static Task<string> ContinueWithRecord([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        JsonElement input = context.GetInput<JsonElement>();
        if (input.ValueKind == JsonValueKind.Number)
        {
            context.ContinueAsNew(new Circle("c", 2));
            return Task.FromResult("ignored");
        }

        return Task.FromResult($"{input.GetRawText()} {context.GetInput<Shape>()!.Name}");
    }

    // Names and numbers of children: two children of one parent have ids of their own, and know it.
    [Function(nameof(TwoChildren))]
    public static async Task<bool> TwoChildren([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        string[] ids = await Task.WhenAll(
            context.CallSubOrchestratorAsync<string>(nameof(SubCases.OwnId)), context.CallSubOrchestratorAsync<string>(nameof(SubCases.OwnId)));
        return ids[0] != ids[1];
    }

    // An exception of an async void method.
    [Function(nameof(VoidThrows))]
    public static async Task<string> VoidThrows([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        Forget();
        await context.CallActivityAsync<int>(nameof(Activities.Increment), 1);
        return "done";

        async void Forget()
        {
            await context.CreateTimer(TimeSpan.Zero, CancellationToken.None);
            throw new StockException("from async void");
        }
    }

    // A cancelled timer's exception does not name the token that cancelled it; a cancelled wait's does.
    [Function(nameof(TokensOfCancelled))]
    public static async Task<string> TokensOfCancelled([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        using CancellationTokenSource source = new();
        Task[] tasks = [context.CreateTimer(TimeSpan.FromHours(1), source.Token), context.WaitForExternalEvent<string>("Go", source.Token)];
        source.Cancel();
        List<bool> named = [];
        foreach (Task task in tasks)
        {
            try
            {
                await task;
            }
            catch (OperationCanceledException e)
            {
                named.Add(e.CancellationToken == source.Token);
            }
        }

        return string.Join(' ', named);
    }

    // A result and an event awaited as a type that JSON cannot make.
    [Function(nameof(ResultOfNoType))]
    public static async Task<string> ResultOfNoType([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        try
        {
            await context.CallActivityAsync<Type>(nameof(Activities.Greet), "x");
            return "read";
        }
        catch (Exception e)
        {
            return e.GetType().Name;
        }
    }

    [Function(nameof(EventOfNoType))]
    public static async Task<string> EventOfNoType([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        context.SetCustomStatus("waiting");
        return (await context.WaitForExternalEvent<Type>("Go")).ToString()!;
    }

    // An activity and a sub-orchestrator without a name.
    [Function(nameof(NamelessCalls))]
    public static Task<string> NamelessCalls([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        Task[] calls = [context.CallActivityAsync<int>(default, 1), context.CallSubOrchestratorAsync<int>(default, 1)];
        return Task.FromResult(string.Join(' ', calls.Select(call => call.Exception?.InnerException?.GetType().Name)));
    }

    static async Task<string> Collect(TaskOrchestrationContext context, bool[] preserve)
    {
        if (context.GetInput<string>() != "start")
        {
            return await NextItem(context);
        }

        context.SetCustomStatus("open");
        await context.WaitForExternalEvent<string>("Begin");
        Array.ForEach(preserve, keep => context.ContinueAsNew("again", keep));
        return "ignored";
    }

    static async Task<string> NextItem(TaskOrchestrationContext context)
    {
        try
        {
            return await context.WaitForExternalEvent<string>("Item", TimeSpan.FromSeconds(5));
        }
        catch (OperationCanceledException)
        {
            return "none";
        }
    }

    static string NameOf(Action action)
    {
        try
        {
            action();
            return "allowed";
        }
        catch (Exception e)
        {
            return e.GetType().Name;
        }
    }
}
