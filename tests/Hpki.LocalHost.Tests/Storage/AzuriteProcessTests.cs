using System.Diagnostics;
using System.Text.Json;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Hpki.LocalHost.Storage;

namespace Hpki.LocalHost.Tests.Storage;

public sealed class AzuriteProcessTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task StartAsync_InMemory_ServesBlobsAndTables()
    {
        await using AzuriteProcess azurite = await AzuriteProcess.StartAsync(new AzuriteOptions(), Stop);

        BlobContainerClient container = await new BlobServiceClient(azurite.ConnectionString).CreateBlobContainerAsync("some", cancellationToken: Stop);
        await container.UploadBlobAsync("blob", BinaryData.FromString("content"), Stop);
        TableClient table = new TableServiceClient(azurite.ConnectionString).GetTableClient("some");
        await table.CreateAsync(Stop);
        await table.AddEntityAsync(new TableEntity("partition", "row"), Stop);

        Assert.Equal("content", (await container.GetBlobClient("blob").DownloadContentAsync(Stop)).Value.Content.ToString());
        Assert.True((await table.GetEntityIfExistsAsync<TableEntity>("partition", "row", cancellationToken: Stop)).HasValue);
    }

    [Fact]
    public async Task DisposeAsync_OnDisk_SavesWhatWasWrittenAndEndsTheProcess()
    {
        using var folder = new TemporaryFolder();
        var options = new AzuriteOptions { DataFolder = folder.Path };
        AzuriteProcess first = await AzuriteProcess.StartAsync(options, Stop);
        await new TableServiceClient(first.ConnectionString).CreateTableAsync("kept", Stop);

        await first.DisposeAsync();

        Assert.Equal(0, await first.Exited);
        await using AzuriteProcess second = await AzuriteProcess.StartAsync(options, Stop);
        Assert.Equal(["kept"], new TableServiceClient(second.ConnectionString).Query(cancellationToken: Stop).Select(table => table.Name));
    }

    [Fact]
    public async Task StartAsync_PredecessorDoesNotEnd_IsKilled()
    {
        using var folder = new TemporaryFolder();
        using Process stubborn = Node("setInterval(() => {}, 1000)");
        RememberAsPredecessor(folder, stubborn, stubborn.StartTime);

        await using AzuriteProcess azurite = await AzuriteProcess.StartAsync(
            new AzuriteOptions { DataFolder = folder.Path, PredecessorPatience = TimeSpan.Zero }, Stop);

        await stubborn.WaitForExitAsync(Stop);
        Assert.NotEqual(0, stubborn.ExitCode);
    }

    [Fact]
    public async Task StartAsync_ProcessIdBelongsToSomeoneElse_LeavesThatProcessAlone()
    {
        using var folder = new TemporaryFolder();
        using Process bystander = Node("process.stdin.resume()");
        RememberAsPredecessor(folder, bystander, bystander.StartTime.AddHours(-1));

        await using AzuriteProcess azurite = await AzuriteProcess.StartAsync(
            new AzuriteOptions { DataFolder = folder.Path, PredecessorPatience = TimeSpan.Zero }, Stop);

        Assert.False(bystander.HasExited);
        bystander.StandardInput.Close();
        await bystander.WaitForExitAsync(Stop);
        Assert.Equal(0, bystander.ExitCode);
    }

    [Fact]
    public async Task StartAsync_PortTaken_TellsWhatAzuriteSaid()
    {
        await using AzuriteProcess first = await AzuriteProcess.StartAsync(new AzuriteOptions(), Stop);

        AzuriteStartException exception = await Assert.ThrowsAsync<AzuriteStartException>(
            () => AzuriteProcess.StartAsync(new AzuriteOptions { BlobPort = first.BlobEndpoint.Port }, Stop));

        Assert.Contains("EADDRINUSE", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StartAsync_NodeMissing_TellsWhatToInstall()
    {
        AzuriteStartException exception = await Assert.ThrowsAsync<AzuriteStartException>(
            () => AzuriteProcess.StartAsync(new AzuriteOptions { NodeCommand = "no-such-node" }, Stop));

        Assert.Contains("Node.js 20", exception.Message, StringComparison.Ordinal);
    }

    static Process Node(string script)
    {
        var start = new ProcessStartInfo("node") { RedirectStandardInput = true };
        start.ArgumentList.Add("-e");
        start.ArgumentList.Add(script);
        return Process.Start(start)!;
    }

    static void RememberAsPredecessor(TemporaryFolder folder, Process process, DateTime startedAt) => File.WriteAllText(
        folder["azurite.process.json"], JsonSerializer.Serialize(new { ProcessId = process.Id, StartedAt = startedAt.ToUniversalTime() }));
}
