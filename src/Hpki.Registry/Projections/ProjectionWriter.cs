using System.Collections.Concurrent;
using Azure;
using Azure.Data.Tables;
using Hpki.Registry.Storage;

namespace Hpki.Registry.Projections;

/// <summary>
/// Writes projection rows. A row carries the event sequence of its holder and refuses a lower one; what goes leaves a
/// tombstone, so that nothing late brings it back (design rules 1 and 2).
/// </summary>
sealed class ProjectionWriter(RegistryStorage storage, TimeProvider time)
{
    const int RememberedRows = 20_000;

    // Rows this process wrote last: saves the read before a conditional write. A tag that is no longer true costs one refused request, nothing else.
    readonly ConcurrentDictionary<ProjectionKey, (ETag Tag, long Sequence)> remembered = new();

    /// <summary>Applies the changes; those of one partition in one transaction when that succeeds at once, else row by row.</summary>
    /// <param name="repair">Whether a row of the same sequence is written again.</param>
    public Task ApplyAsync(IReadOnlyCollection<ProjectionChange> changes, bool repair, CancellationToken cancellationToken) =>
        Task.WhenAll(changes
            .GroupBy(change => (change.Key.Table, change.Key.Partition))
            .SelectMany(partition => partition.Chunk(TableLimits.OperationsInTransaction))
            .Select(chunk => ApplyChunkAsync(chunk, repair, cancellationToken)));

    async Task ApplyChunkAsync(ProjectionChange[] changes, bool repair, CancellationToken cancellationToken)
    {
        if (changes.Length == 1 || repair || !await TryTogetherAsync(changes, cancellationToken))
        {
            foreach (ProjectionChange change in changes)
            {
                await ApplyOneAsync(change, repair, cancellationToken);
            }
        }
    }

    async Task<bool> TryTogetherAsync(ProjectionChange[] changes, CancellationToken cancellationToken)
    {
        List<TableTransactionAction> actions = [];
        foreach (ProjectionChange change in changes)
        {
            TableEntity row = change.ToRow(time.GetUtcNow());
            if (Remembered(change) is { } tag)
            {
                actions.Add(new(TableTransactionActionType.UpdateReplace, row, tag));
            }
            else if (change.LikelyNew)
            {
                actions.Add(new(TableTransactionActionType.Add, row));
            }
            else
            {
                return false;
            }
        }

        try
        {
            IReadOnlyList<Response> answers = await TableOf(changes[0].Key).SubmitCheckedAsync(actions, cancellationToken);
            foreach ((ProjectionChange change, Response answer) in changes.Zip(answers))
            {
                Remember(change, CheckedTable.TagOf(answer));
            }

            return true;
        }
        catch (TableTransactionFailedException refused) when (refused.Status is 404 or 409 or 412)
        {
            return false;
        }
    }

    async Task ApplyOneAsync(ProjectionChange change, bool repair, CancellationToken cancellationToken)
    {
        if (Remembered(change) is { } tag && await TryReplaceAsync(change, tag, cancellationToken))
        {
            return;
        }

        bool tryInsert = change.LikelyNew;
        while (true)
        {
            if (tryInsert && await TryInsertAsync(change, cancellationToken))
            {
                return;
            }

            TableEntity? stored = await TableOf(change.Key).FindAsync(change.Key.Partition, change.Key.Row, cancellationToken);
            if (stored is null)
            {
                tryInsert = true;
                continue;
            }

            long sequence = stored.GetInt64(ProjectionChange.SequenceColumn) ?? 0;
            bool newer = sequence < change.Sequence || (repair && sequence == change.Sequence);
            if (!newer || await TryReplaceAsync(change, stored.ETag, cancellationToken))
            {
                return;
            }
        }
    }

    async Task<bool> TryInsertAsync(ProjectionChange change, CancellationToken cancellationToken)
    {
        try
        {
            Remember(change, await TableOf(change.Key).AddCheckedAsync(change.ToRow(time.GetUtcNow()), cancellationToken));
            return true;
        }
        catch (RequestFailedException refused) when (refused.Status == 409)
        {
            return false;
        }
    }

    async Task<bool> TryReplaceAsync(ProjectionChange change, ETag tag, CancellationToken cancellationToken)
    {
        try
        {
            Remember(change, await TableOf(change.Key).ReplaceCheckedAsync(change.ToRow(time.GetUtcNow()), tag, cancellationToken));
            return true;
        }
        catch (RequestFailedException refused) when (refused.Status is 404 or 412)
        {
            return false;
        }
    }

    ETag? Remembered(ProjectionChange change) =>
        remembered.TryGetValue(change.Key, out (ETag Tag, long Sequence) last) && last.Sequence < change.Sequence ? last.Tag : null;

    void Remember(ProjectionChange change, ETag tag)
    {
        if (tag == default)
        {
            remembered.TryRemove(change.Key, out _);
            return;
        }

        if (remembered.Count >= RememberedRows)
        {
            remembered.Clear();
        }

        remembered[change.Key] = (tag, change.Sequence);
    }

    TableClient TableOf(ProjectionKey key) => storage.Projection(key.Table);
}
