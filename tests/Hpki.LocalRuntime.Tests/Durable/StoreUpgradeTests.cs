using Hpki.LocalRuntime.Durable.Storage;
using Microsoft.Data.Sqlite;

namespace Hpki.LocalRuntime.Tests.Durable;

/// <summary>Stores that an earlier version has written, or a later one.</summary>
public sealed class StoreUpgradeTests
{
    /// <summary>A store of version 1 with an instance that waits for its activity, as that version wrote it.</summary>
    const string VersionOne = """
        INSERT INTO instances VALUES (1, 'old', 'Flow', 0, 638500000000000000, 638500000000000000, '"in"', NULL, NULL, NULL, NULL, NULL, NULL);
        INSERT INTO turns VALUES (1, 0, '{"At":"2024-05-01T00:00:00Z","Kind":0,"Arrivals":[{"$type":"started"}],"Steps":[{"$type":"activity","Id":0,"Name":"Step"}]}');
        INSERT INTO activities VALUES (1, 0, 'Step', '"x"');
        PRAGMA user_version = 1;
        """;

    [Fact]
    public async Task Store_OfVersionOne_IsBroughtUp_AndWhatWaitedInItGoesOn()
    {
        using StoreFile file = new();
        Execute(file, StoreSchema.Create + VersionOne);

        await using TestHost host = await TestHost.StartAsync(Catalog(), file.Path);
        OrchestrationMetadata ended = await host.SettledAsync("old");
        await host.StartInstanceAsync("Flow", "new", id: "new");
        OrchestrationMetadata next = await host.SettledAsync("new");

        Assert.Equal((OrchestrationRuntimeStatus.Completed, "x of in"), (ended.RuntimeStatus, ended.ReadOutputAs<string>()));
        Assert.Equal((OrchestrationRuntimeStatus.Completed, "x of new"), (next.RuntimeStatus, next.ReadOutputAs<string>()));
        await host.DisposeAsync();
        Assert.Equal(StoreSchema.Version, Execute(file, "PRAGMA user_version"));
    }

    [Fact]
    public async Task Store_OfVersionOne_WithAStartThatWaits_IsListedAndGoesOn()
    {
        using StoreFile file = new();
        Execute(file, $$"""
            {{StoreSchema.Create}}
            PRAGMA user_version = 1;
            INSERT INTO instances (key, id, name, status, created, updated) VALUES (1, 'i', 'Waits', 6, 0, 0);
            INSERT INTO inbox VALUES (1, 1, CAST('{"$type":"started"}' AS BLOB));
            """);
        DurableFunctionCatalog catalog = new DurableFunctionCatalog()
            .AddOrchestrator("Waits", async context => await context.WaitForExternalEvent<string>("Go"));
        await using TestHost host = await TestHost.StartAsync(catalog, file.Path);

        await host.Client.RaiseEventAsync("i", "Go", "x", TestContext.Current.CancellationToken);

        Assert.Equal("x", (await host.SettledAsync()).ReadOutputAs<string>());
        Assert.Single(await host.Client.GetAllInstancesAsync(new(Statuses: [OrchestrationRuntimeStatus.Completed]))
            .ToListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Store_OfALaterVersion_IsRefusedAndLeftAsItIs()
    {
        using StoreFile file = new();
        Execute(file, $"PRAGMA user_version = {StoreSchema.Version + 1}");

        StoreVersionException refused = Assert.Throws<StoreVersionException>(() => DurableStore.OpenFile(file.Path));

        Assert.Contains($"has schema version {StoreSchema.Version + 1}", refused.Message, StringComparison.Ordinal);
        Assert.Equal(StoreSchema.Version + 1, Execute(file, "PRAGMA user_version"));
    }

    static int Execute(StoreFile file, string sql)
    {
        using SqliteConnection connection = new(new SqliteConnectionStringBuilder { DataSource = file.Path, Pooling = false }.ToString());
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt32(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }

    static DurableFunctionCatalog Catalog() => new DurableFunctionCatalog()
        .AddOrchestrator("Flow", async context => $"{await context.CallActivityAsync<string>("Step", "x")} of {context.GetInput<string>()}")
        .AddActivity("Step", (invocation, _) => Task.FromResult<object?>(invocation.ReadInput<string>()));
}
