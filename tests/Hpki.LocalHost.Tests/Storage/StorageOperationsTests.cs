using Azure.Data.Tables;
using Hpki.LocalHost.Storage;

namespace Hpki.LocalHost.Tests.Storage;

public sealed class StorageOperationsTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Total_AfterRequests_CountsThoseToItsOwnAzurite()
    {
        await using AzuriteProcess own = await AzuriteProcess.StartAsync(new AzuriteOptions(), Stop);
        await using AzuriteProcess other = await AzuriteProcess.StartAsync(new AzuriteOptions(), Stop);
        using var operations = new StorageOperations(own);

        await new TableServiceClient(own.ConnectionString).CreateTableAsync("first", Stop);
        await new TableServiceClient(own.ConnectionString).CreateTableAsync("second", Stop);
        await new TableServiceClient(other.ConnectionString).CreateTableAsync("foreign", Stop);

        Assert.Equal(2, operations.Total);
    }
}
