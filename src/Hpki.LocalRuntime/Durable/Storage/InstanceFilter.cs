using Microsoft.Data.Sqlite;

namespace Hpki.LocalRuntime.Durable.Storage;

/// <summary>Which instances are meant; of the ids, those behind <see cref="AfterId"/>, for paging.</summary>
sealed record InstanceFilter(
    DateTimeOffset? CreatedFrom, DateTimeOffset? CreatedTo, IReadOnlyList<OrchestrationRuntimeStatus> Statuses, string? Prefix = null,
    string? AfterId = null)
{
    /// <summary>The SQL condition; its values become parameters of the command.</summary>
    public string Condition(SqliteCommand command)
    {
        List<string> conditions = ["1"];
        Add("created >= {0}", CreatedFrom?.UtcTicks);
        Add("created <= {0}", CreatedTo?.UtcTicks);
        Add("substr(id, 1, length({0})) = {0}", Prefix);
        Add("id >= {0}", Prefix);
        Add("id > {0}", AfterId);
        if (Statuses.Count > 0)
        {
            conditions.Add($"status IN ({string.Join(", ", Statuses.Select(status => (int)status))})");
        }

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
