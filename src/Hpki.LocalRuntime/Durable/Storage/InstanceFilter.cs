using Microsoft.Data.Sqlite;

namespace Hpki.LocalRuntime.Durable.Storage;

/// <summary>Which instances are meant; of the ids, those behind <see cref="AfterId"/>, for paging.</summary>
sealed record InstanceFilter(
    DateTimeOffset? CreatedFrom, DateTimeOffset? CreatedTo, IReadOnlyList<OrchestrationRuntimeStatus> Statuses, string? Prefix = null,
    string? AfterId = null)
{
    /// <summary>The SQL condition on instances in one of the statuses; its values become parameters of the command.</summary>
    public string Condition(SqliteCommand command, OrchestrationRuntimeStatus status)
    {
        List<string> conditions = [$"status = {(int)status}"];
        Add("created >= {0}", CreatedFrom?.UtcTicks);
        Add("created <= {0}", CreatedTo?.UtcTicks);
        Add("substr(id, 1, length({0})) = {0}", Prefix);
        Add("id >= {0}", Prefix);

        // The first text behind all with the prefix: no character of UTF-8 has the byte FF.
        Add("id < CAST(CAST({0} AS BLOB) || x'FF' AS TEXT)", Prefix);
        Add("id > {0}", AfterId);
        return string.Join(" AND ", conditions);

        void Add(string condition, object? value)
        {
            if (value is not null)
            {
                string name = "$f" + command.Parameters.Count;
                command.Parameters.AddWithValue(name, value);
                conditions.Add(string.Format(System.Globalization.CultureInfo.InvariantCulture, condition, name));
            }
        }
    }
}
