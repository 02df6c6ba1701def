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
