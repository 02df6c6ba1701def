using System.Globalization;
using Hpki.LocalRuntime;
using Hpki.LocalRuntime.Durable;
using Microsoft.Extensions.Logging.Abstractions;

// A process that the crash tests kill: <database> <first instance> <instances> <steps>
// It starts the instances (none in a last run), prints what it does, and ends when every instance of the store has ended.
string database = args[0];
int first = int.Parse(args[1], CultureInfo.InvariantCulture);
int count = int.Parse(args[2], CultureInfo.InvariantCulture);
int steps = int.Parse(args[3], CultureInfo.InvariantCulture);

DurableFunctionCatalog catalog = new DurableFunctionCatalog()
    .AddOrchestrator("Chain", async context =>
    {
        int sum = 0;
        for (int i = 0; i < context.GetInput<int>(); i++)
        {
            sum += await context.CallActivityAsync<int>("One", i);
        }

        return sum;
    })
    .AddActivity("One", (invocation, _) =>
    {
        Say($"ran {invocation.InstanceId}/{invocation.TaskId}");
        return Task.FromResult<object?>(1);
    });

await using LocalDurableTaskEngine engine = new(catalog, new() { DatabasePath = database }, TimeProvider.System, NullLoggerFactory.Instance);
await engine.StartAsync();
Say("open");
for (int i = first; i < first + count; i++)
{
    string id = await engine.Client.ScheduleNewOrchestrationInstanceAsync("Chain", steps, new StartOrchestrationOptions($"chain-{i}"));
    Say($"accepted {id}");
}

await foreach (OrchestrationMetadata instance in engine.Client.GetAllInstancesAsync())
{
    OrchestrationMetadata ended = await engine.Client.WaitForInstanceCompletionAsync(instance.InstanceId, getInputsAndOutputs: true);
    Say($"ended {ended.InstanceId} {ended.RuntimeStatus} {ended.SerializedOutput}");
}

static void Say(string line)
{
    lock (Console.Out)
    {
        Console.Out.WriteLine(line);
        Console.Out.Flush();
    }
}
