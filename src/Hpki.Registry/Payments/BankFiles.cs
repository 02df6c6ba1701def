using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Hpki.Registry.Storage;

namespace Hpki.Registry.Payments;

/// <summary>The bank's files as received, and their lines: those that wait apart from those that are done, so that looking at the tray costs what waits.</summary>
public sealed class BankFiles
{
    const string MediaType = "text/csv";
    const string WaitingLines = "waiting";
    const string DoneLines = "done";
    const string Files = "files";

    readonly RegistryStorage storage;

    internal BankFiles(RegistryStorage storage) => this.storage = storage;

    /// <summary>Keeps a file as it came, whatever it holds; again with the same bytes changes nothing.</summary>
    public Task KeepAsync(string sha256, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        WriteOnce.UploadFirstAsync(storage.BankBlobs.GetBlobClient(sha256), content, MediaType, cancellationToken);

    public async Task SaveAsync(BankFile file, CancellationToken cancellationToken) => await storage.Bank.UpsertCheckedAsync(
        RecordRow.Write(Files, string.Create(CultureInfo.InvariantCulture, $"{DateTimeOffset.MaxValue.Ticks - file.TakenAt.UtcTicks:D19}-{file.Sha256[..16]}"), file), cancellationToken);

    /// <summary>The last files, the newest first.</summary>
    public Task<IReadOnlyList<BankFile>> LastAsync(int most, CancellationToken cancellationToken) => ReadAsync<BankFile>(Files, most, cancellationToken);

    /// <summary>The lines that wait for a person.</summary>
    public Task<IReadOnlyList<BankLine>> WaitingAsync(int most, CancellationToken cancellationToken) => ReadAsync<BankLine>(WaitingLines, most, cancellationToken);

    /// <returns>Null when no file has brought the line.</returns>
    public async Task<BankLine?> FindAsync(string lineKey, CancellationToken cancellationToken)
    {
        TableLimits.CheckKey(lineKey, "LineKey");
        return await storage.Bank.FindAsync(DoneLines, lineKey, cancellationToken) is { } done ? RecordRow.Read<BankLine>(done)
            : await storage.Bank.FindAsync(WaitingLines, lineKey, cancellationToken) is { } waiting ? RecordRow.Read<BankLine>(waiting)
            : null;
    }

    /// <summary>Puts a line that is not known yet where it belongs.</summary>
    public async Task AddAsync(BankLine line, CancellationToken cancellationToken) =>
        await storage.Bank.UpsertCheckedAsync(RecordRow.Write(line.State is BankLineState.Waiting or BankLineState.Assigning ? WaitingLines : DoneLines, line.LineKey, line), cancellationToken);

    /// <summary>Changes a line that waits.</summary>
    /// <returns>Null when <paramref name="change"/> gave none, somebody else was faster, or nothing waits under this key.</returns>
    public async Task<BankLine?> ClaimAsync(string lineKey, Func<BankLine, BankLine?> change, CancellationToken cancellationToken)
    {
        TableLimits.CheckKey(lineKey, "LineKey");
        if (await storage.Bank.FindAsync(WaitingLines, lineKey, cancellationToken) is not { } row || change(RecordRow.Read<BankLine>(row)) is not { } claimed)
        {
            return null;
        }

        try
        {
            await storage.Bank.ReplaceCheckedAsync(RecordRow.Write(WaitingLines, lineKey, claimed), row.ETag, cancellationToken);
            return claimed;
        }
        catch (RequestFailedException overtaken) when (overtaken.Status == 412)
        {
            return null;
        }
    }

    /// <summary>A line that waited is done.</summary>
    public async Task FinishAsync(BankLine done, CancellationToken cancellationToken)
    {
        await storage.Bank.UpsertCheckedAsync(RecordRow.Write(DoneLines, done.LineKey, done), cancellationToken);
        await storage.Bank.DeleteEntityAsync(WaitingLines, done.LineKey, cancellationToken: cancellationToken);
    }

    async Task<IReadOnlyList<T>> ReadAsync<T>(string partition, int most, CancellationToken cancellationToken)
    {
        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition}");
        await foreach (Page<TableEntity> page in storage.Bank.QueryAsync<TableEntity>(filter, most, cancellationToken: cancellationToken).AsPages(pageSizeHint: most))
        {
            return [.. page.Values.Select(RecordRow.Read<T>)];
        }

        return [];
    }
}
