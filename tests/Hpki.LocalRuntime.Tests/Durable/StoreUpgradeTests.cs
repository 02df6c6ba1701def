using Hpki.LocalRuntime.Durable.Storage;
using Microsoft.Data.Sqlite;

namespace Hpki.LocalRuntime.Tests.Durable;

public sealed class StoreUpgradeTests
{
    [Fact]
    public async Task Open_OfAStoreOfVersion1_KeepsWhatWaitsInIt()
    {
        using StoreFile file = new();
        Execute(file.Path, $"""
            {StoreSchema.Create}
            PRAGMA user_version = 1;
            INSERT INTO instances (key, id, name, status, created, updated) VALUES (1, 'i', 'Waits', 6, 0, 0);
            INSERT INTO inbox VALUES (1, 1, CAST('{Started}' AS BLOB));
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
    public async Task Open_OfAStoreOfALaterVersion_IsRefused()
    {
        using StoreFile file = new();
        Execute(file.Path, $"PRAGMA user_version = {StoreSchema.Version + 1}");

        InvalidDataException refused = await Assert.ThrowsAsync<InvalidDataException>(() => TestHost.StartAsync(new(), file.Path));

        Assert.Contains($"schema {StoreSchema.Version + 1}", refused.Message, StringComparison.Ordinal);
    }

    const string Started = """{"$type":"started"}""";

    static void Execute(string path, string sql)
    {
        using SqliteConnection connection = new($"Data Source={path};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
