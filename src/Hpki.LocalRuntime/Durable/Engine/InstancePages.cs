using Hpki.LocalRuntime.Durable.Storage;

namespace Hpki.LocalRuntime.Durable.Engine;

/// <summary>A listing of instances, in ordinal order of their ids; the continuation token is the last id of a page.</summary>
sealed class InstancePages : AsyncPageable<OrchestrationMetadata>
{
    readonly DurableStore _store;
    readonly OrchestrationQuery _query;

    /// <exception cref="NotSupportedException">The query names task hubs.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The page size is below 1.</exception>
    public InstancePages(DurableStore store, OrchestrationQuery query)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(query.PageSize, 1, nameof(query.PageSize));
        if (query.TaskHubNames?.Any() == true)
        {
            throw new NotSupportedException("The local runtime has one task hub; leave TaskHubNames out.");
        }

        _store = store;
        _query = query;
    }

    public override async IAsyncEnumerable<Page<OrchestrationMetadata>> AsPages(string? continuationToken = null, int? pageSizeHint = null)
    {
        string? token = continuationToken ?? _query.ContinuationToken;
        int size = pageSizeHint ?? _query.PageSize;
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1, nameof(pageSizeHint));
        await Task.CompletedTask;
        do
        {
            Page<OrchestrationMetadata> page = Read(token, size);
            token = page.ContinuationToken;
            yield return page;
        }
        while (token is not null);
    }

    Page<OrchestrationMetadata> Read(string? after, int size)
    {
        InstanceFilter filter = new(
            _query.CreatedFrom, _query.CreatedTo, [.. _query.Statuses ?? []], _query.InstanceIdPrefix, after);
        IReadOnlyList<InstanceRow> rows = _store.Read(reader => reader.Query(filter, size + 1));
        return new(
            [.. rows.Take(size).Select(row => row.ToMetadata(_query.FetchInputsAndOutputs))],
            rows.Count > size ? rows[size - 1].Id : null);
    }
}
