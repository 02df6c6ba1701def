using Hpki.LocalRuntime.Durable.Storage;
using Hpki.LocalRuntime.Tests.Durable;
using Microsoft.Data.Sqlite;

namespace Hpki.LocalRuntime.Tests.Durability;

/// <summary>What is wrong with one instance or one change stops neither the others nor the engine.</summary>
public sealed class IsolationTests
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Write_OfOneImpossibleChangeInAGroup_IsRefusedAlone()
    {
        using StoreFile file = new();
        await using DurableStore store = DurableStore.OpenFile(file.Path);
        using ManualResetEventSlim gathered = new();
        Task<bool> first = store.WriteAsync(_ => gathered.Wait(Timeout.Infinite, Cancellation) || true);
        Task<StartedInstance> before = store.WriteAsync(writer => writer.Start(Row("before"), null));
        Task<StartedInstance> impossible = store.WriteAsync(writer => writer.Start(Row("impossible") with { Name = null! }, null));
        Task<StartedInstance> after = store.WriteAsync(writer => writer.Start(Row("after"), null));

        gathered.Set();
        await Task.WhenAll(first, before, after);
        await Assert.ThrowsAsync<SqliteException>(() => impossible);

        Assert.Equal(["after", "before"], store.Read(reader => reader.Query(new(null, null, []), 10)).Select(row => row.Id));
    }

    [Fact]
    public async Task Start_WithAnUnreadableHistory_SetsThatInstanceAsideAndRunsTheOthers()
    {
        using StoreFile file = new();
        await LeaveTwoAsync(file.Path);
        string before = Damage(file.Path, "turns");
        await using TestHost host = await TestHost.StartAsync(Waits(), file.Path);

        await host.Client.RaiseEventAsync("damaged", "Go", "x", Cancellation);
        await host.Client.RaiseEventAsync("sound", "Go", "y", Cancellation);

        OrchestrationMetadata aside = await host.SettledAsync("damaged");
        Assert.Equal(OrchestrationRuntimeStatus.Suspended, aside.RuntimeStatus);
        Assert.Contains("Turn 0 of its history cannot be read. The instance is set aside", aside.SerializedOutput, StringComparison.Ordinal);
        Assert.Equal(aside.SerializedOutput, host.Engine.Inspect("damaged")!.Mismatch);
        Assert.Equal(["damaged"], host.Engine.ParkedInstances(10));
        Assert.Equal("y", (await host.SettledAsync("sound")).ReadOutputAs<string>());
        await host.DisposeAsync();
        Repair(file.Path, "turns", before);
        await using TestHost again = await TestHost.StartAsync(Waits(), file.Path);
        Assert.Equal("x", (await again.SettledAsync("damaged")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Start_WithAnUnreadableArrival_SetsThatInstanceAsideUntilItIsMended()
    {
        using StoreFile file = new();
        await LeaveTwoAsync(file.Path);
        await using (DurableStore store = DurableStore.OpenFile(file.Path))
        {
            await store.WriteAsync(writer => writer.Deliver(writer.Reader.Find("damaged")!.Key, new Hpki.LocalRuntime.Durable.History.EventRaised("Go", "\"first\"")));
        }

        string before = Damage(file.Path, "inbox");
        await using TestHost host = await TestHost.StartAsync(Waits(), file.Path);

        await host.SettleAsync();
        await host.Client.RaiseEventAsync("damaged", "Go", "second", Cancellation);
        await host.Client.RaiseEventAsync("sound", "Go", "y", Cancellation);

        Assert.Equal(OrchestrationRuntimeStatus.Suspended, (await host.SettledAsync("damaged")).RuntimeStatus);
        Assert.Equal(["damaged"], host.Engine.ParkedInstances(10));
        Assert.Equal("y", (await host.SettledAsync("sound")).ReadOutputAs<string>());
        await host.DisposeAsync();
        Repair(file.Path, "inbox", before);
        await using TestHost again = await TestHost.StartAsync(Waits(), file.Path);
        Assert.Equal("first", (await again.SettledAsync("damaged")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Terminate_OfAnInstanceSetAside_EndsItAndLeavesNothing()
    {
        using StoreFile file = new();
        await LeaveTwoAsync(file.Path);
        Damage(file.Path, "turns");
        await using TestHost host = await TestHost.StartAsync(Waits(), file.Path);
        await host.Client.RaiseEventAsync("damaged", "Go", "x", Cancellation);
        await host.SettleAsync();

        await host.Client.TerminateInstanceAsync("damaged", "given up", Cancellation);

        Assert.Equal(OrchestrationRuntimeStatus.Terminated, (await host.SettledAsync("damaged")).RuntimeStatus);
        Assert.Equal(0L, Scalar(file.Path, "SELECT count(*) FROM inbox"));
    }

    static DurableFunctionCatalog Waits() => new DurableFunctionCatalog()
        .AddOrchestrator("Waits", async context => await context.WaitForExternalEvent<string>("Go"));

    static async Task LeaveTwoAsync(string path)
    {
        await using TestHost host = await TestHost.StartAsync(Waits(), path);
        await host.StartInstanceAsync("Waits", id: "damaged");
        await host.StartInstanceAsync("Waits", id: "sound");
        await host.SettleAsync();
    }

    static InstanceRow Row(string id) => new()
    {
        Key = 0,
        Id = id,
        Name = "Waits",
        Status = OrchestrationRuntimeStatus.Pending,
        Created = DateTimeOffset.UnixEpoch,
        Updated = DateTimeOffset.UnixEpoch,
    };

    const string Of = "WHERE instance = (SELECT key FROM instances WHERE id = 'damaged')";

    static string Damage(string path, string table)
    {
        string before = (string)Scalar(path, $"SELECT hex(body) FROM {table} {Of}");
        Scalar(path, $"UPDATE {table} SET body = substr(body, 1, 20) {Of} RETURNING 1");
        return before;
    }

    static void Repair(string path, string table, string body) => Scalar(
        path, $"UPDATE {table} SET body = unhex('{body}') {Of} {(table == "inbox" ? "AND sequence = (SELECT min(sequence) FROM inbox)" : string.Empty)} RETURNING 1");

    static object Scalar(string path, string sql)
    {
        using SqliteConnection connection = new($"Data Source={path};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar()!;
    }
}
