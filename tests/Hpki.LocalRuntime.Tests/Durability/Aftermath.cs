using System.Globalization;
using Hpki.LocalRuntime.Clocks;
using Hpki.LocalRuntime.CrashSubject;
using Hpki.LocalRuntime.Tests.Durable;

namespace Hpki.LocalRuntime.Tests.Durability;

/// <summary>Starts the engine once more on what a killed process has left, lets everything end, and compares it with what was accepted.</summary>
static class Aftermath
{
    /// <summary>What was lost, came twice or is wrong; empty when all is well.</summary>
    /// <param name="path">The store.</param>
    /// <param name="lines">What all runs of the process have said.</param>
    /// <param name="accepted">What must have been kept.</param>
    public static async Task<IReadOnlyList<string>> ProblemsAsync(string path, IReadOnlyList<string> lines, IReadOnlyList<Acceptance> accepted)
    {
        List<string> problems = [.. StoreFacts.Problems(path).Select(problem => "after the kill " + problem)];
        List<string> later = [];
        Dictionary<string, OrchestrationMetadata> ended = await EndAsync(path, later);
        string[] ran = [.. lines.Concat(later).Where(line => line.StartsWith("ran ", StringComparison.Ordinal))];
        problems.AddRange(StoreFacts.Problems(path).Select(problem => "at the end " + problem));
        problems.AddRange(accepted.SelectMany(acceptance => Missing(acceptance, ended)));
        problems.AddRange(ended.Values.SelectMany(instance => Wrong(instance, accepted, ended, ran)));
        return problems;
    }

    static async Task<Dictionary<string, OrchestrationMetadata>> EndAsync(string path, List<string> lines)
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        VirtualTime clock = new(DateTimeOffset.UtcNow);
        await using TestHost host = await TestHost.StartAsync(Flows.Catalog(line => { lock (lines) { lines.Add(line); } }), path, clock);
        await host.SettleAsync();
        foreach (OrchestrationMetadata instance in await AllAsync(host, OrchestrationRuntimeStatus.Suspended))
        {
            await host.Client.ResumeInstanceAsync(instance.InstanceId, cancellation: cancellation);
        }

        await host.SettleAsync();
        foreach (OrchestrationMetadata instance in await AllAsync(host, OrchestrationRuntimeStatus.Running))
        {
            if (instance.Name is "Collector" or "Rounds")
            {
                await host.Client.RaiseEventAsync(instance.InstanceId, "Item", Flows.Close, cancellation);
            }
        }

        await host.SkipAsync(TimeSpan.FromHours(2));
        return (await AllAsync(host)).ToDictionary(instance => instance.InstanceId, StringComparer.Ordinal);
    }

    static async Task<List<OrchestrationMetadata>> AllAsync(TestHost host, params OrchestrationRuntimeStatus[] statuses)
    {
        List<OrchestrationMetadata> instances = [];
        await foreach (OrchestrationMetadata instance in host.Client.GetAllInstancesAsync(new OrchestrationQuery(Statuses: statuses, FetchInputsAndOutputs: true)))
        {
            instances.Add(instance);
        }

        return instances;
    }

    static IEnumerable<string> Missing(Acceptance acceptance, Dictionary<string, OrchestrationMetadata> ended)
    {
        bool found = ended.TryGetValue(acceptance.Id, out OrchestrationMetadata? instance);
        bool isThere = acceptance.What switch
        {
            // Purged, or was being purged when the process died.
            "start" when acceptance.Kind == "gone" => true,
            "start" => found,
            "item" => found && (IsTerminated(instance!) || Items(instance!).Count(item => item == acceptance.Value) == 1),
            "terminate" => found && IsTerminated(instance!) && instance!.ReadOutputAs<string>() == "enough",
            "purge" => !found,
            _ => throw new InvalidOperationException($"Unknown acceptance {acceptance}."),
        };
        return isThere ? [] : [$"{acceptance} is lost: {(found ? $"{instance!.RuntimeStatus} {instance.SerializedOutput}" : "no such instance")}."];
    }

    static IEnumerable<string> Wrong(
        OrchestrationMetadata instance, IReadOnlyList<Acceptance> accepted, Dictionary<string, OrchestrationMetadata> ended, string[] ran)
    {
        bool isRight = instance.Name switch
        {
            _ when IsTerminated(instance) => instance.InstanceId.StartsWith("victim-", StringComparison.Ordinal),
            _ when instance.RuntimeStatus != OrchestrationRuntimeStatus.Completed => false,
            "Chain" => instance.ReadOutputAs<int>() == Flows.ChainSum(instance.ReadInputAs<int>())
                && Enumerable.Range(0, instance.ReadInputAs<int>()).All(step => ran.Contains($"ran {instance.InstanceId}/{step}"))
                && instance.ReadInputAs<int>() >= LastStart(instance.InstanceId, accepted),
            "Family" => instance.ReadOutputAs<int>() == Enumerable.Range(1, instance.ReadInputAs<int>()).Sum(Flows.ChainSum),
            "Sleeper" => instance.ReadOutputAs<int>() == instance.ReadInputAs<int>(),
            "Sender" => true,
            "Collector" or "Rounds" => Items(instance) is var items && items.Distinct().Count() == items.Count
                && items.Where(IsFromOutside).Order().SequenceEqual(items.Where(IsFromOutside)) && HasAllOfItsSender(instance.InstanceId, items, ended),
            _ => throw new InvalidOperationException($"Unknown flow {instance.Name}."),
        };
        return isRight ? [] : [$"{instance.InstanceId} is wrong: {instance.RuntimeStatus} {instance.SerializedInput} → {instance.SerializedOutput}."];
    }

    /// <summary>The input of the latest accepted start of an id: a later life than that may have begun, no earlier one may have stayed.</summary>
    static int LastStart(string id, IReadOnlyList<Acceptance> accepted)
        => accepted.Where(acceptance => acceptance.What == "start" && acceptance.Id == id).Select(acceptance => acceptance.Value).LastOrDefault();

    /// <summary>A sender that has ended has sent four numbers, in order.</summary>
    static bool HasAllOfItsSender(string collector, List<int> items, Dictionary<string, OrchestrationMetadata> ended)
        => !collector.StartsWith("collector-", StringComparison.Ordinal)
            || !ended.TryGetValue(collector.Replace("collector", "sender", StringComparison.Ordinal), out OrchestrationMetadata? sender)
            || items.Where(item => !IsFromOutside(item)).SequenceEqual(Enumerable.Range(sender.ReadInputAs<int>(), 4));

    static bool IsFromOutside(int item) => item % 100 < 50;

    static bool IsTerminated(OrchestrationMetadata instance) => instance.RuntimeStatus == OrchestrationRuntimeStatus.Terminated;

    static List<int> Items(OrchestrationMetadata instance)
        => instance.RuntimeStatus == OrchestrationRuntimeStatus.Completed ? instance.ReadOutputAs<List<int>>() ?? [] : [];
}
