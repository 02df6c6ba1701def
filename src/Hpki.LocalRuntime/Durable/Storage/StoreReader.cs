using System.Text.Json;
using Hpki.LocalRuntime.Durable.History;
using Microsoft.Data.Sqlite;

namespace Hpki.LocalRuntime.Durable.Storage;

/// <summary>What is stored, read over one connection.</summary>
sealed class StoreReader(SqliteConnection connection) : IDisposable
{
    const string Columns =
        "key, id, name, status, created, updated, input, output, custom_status, parent_key, parent_task, parent_id, parent_name, trace";

    readonly Statement _byId = new(connection, $"SELECT {Columns} FROM instances WHERE id = $1", 1);
    readonly Statement _byKey = new(connection, $"SELECT {Columns} FROM instances WHERE key = $1", 1);
    readonly Statement _turns = new(connection, "SELECT body FROM turns WHERE instance = $1 ORDER BY number", 1);
    readonly Statement _nextTurn = new(connection, "SELECT coalesce(max(number) + 1, 0) FROM turns WHERE instance = $1", 1);
    readonly Statement _inbox = new(connection, "SELECT instance, sequence, body FROM inbox ORDER BY sequence", 0);
    readonly Statement _activities = new(
        connection, "SELECT a.instance, a.task, a.name, a.input, i.id, a.trace FROM activities a JOIN instances i ON i.key = a.instance", 0);
    readonly Statement _due = new(connection, "SELECT instance, task, due FROM timers WHERE due <= $1 ORDER BY due LIMIT $2", 2);
    readonly Statement _isDue = new(connection, "SELECT 1 FROM timers WHERE instance = $1 AND task = $2 AND due <= $3", 3);
    readonly Statement _start = new(
        connection, $"SELECT due FROM timers WHERE instance = $1 AND task = {StoreSchema.StartTimer}", 1);

    readonly Statement _next = new(connection, "SELECT min(due) FROM timers WHERE due > $1", 1);

    public InstanceRow? Find(string id) => One(_byId, id);

    public InstanceRow? Find(long key) => One(_byKey, key);

    /// <summary>The number that the next turn of an instance gets.</summary>
    public int NextTurn(long instance)
    {
        using SqliteDataReader reader = _nextTurn.Query(instance);
        reader.Read();
        return reader.GetInt32(0);
    }

    /// <summary>The history of an instance's round, with the size of each turn.</summary>
    /// <exception cref="UnreadableHistoryException">A turn cannot be read.</exception>
    public IReadOnlyList<(Turn Turn, int Bytes)> Turns(long instance)
    {
        List<(Turn, int)> turns = [];
        using SqliteDataReader reader = _turns.Query(instance);
        while (reader.Read())
        {
            byte[] body = reader.GetFieldValue<byte[]>(0);
            try
            {
                turns.Add((HistoryJson.ReadTurn(body), body.Length));
            }
            catch (Exception exception) when (exception is JsonException or NotSupportedException)
            {
                throw new UnreadableHistoryException(turns.Count, exception);
            }
        }

        return turns;
    }

    /// <summary>All that waits in inboxes, in order of arrival.</summary>
    public IReadOnlyList<Delivery> Inbox()
    {
        List<Delivery> deliveries = [];
        using SqliteDataReader reader = _inbox.Query();
        while (reader.Read())
        {
            deliveries.Add(new(reader.GetInt64(0), ReadArrival(reader.GetFieldValue<byte[]>(2)), StoredAs.Inbox(reader.GetInt64(1))));
        }

        return deliveries;
    }

    public IReadOnlyList<ActivityRow> Activities()
    {
        List<ActivityRow> rows = [];
        using SqliteDataReader reader = _activities.Query();
        while (reader.Read())
        {
            rows.Add(new(reader.GetInt64(0), reader.GetInt32(1), reader.GetString(2), Text(reader, 3), reader.GetString(4), Text(reader, 5)));
        }

        return rows;
    }

    public IReadOnlyList<TimerRow> TimersDue(DateTimeOffset now, int limit)
    {
        List<TimerRow> rows = [];
        using SqliteDataReader reader = _due.Query(now.UtcTicks, limit);
        while (reader.Read())
        {
            rows.Add(new(reader.GetInt64(0), reader.GetInt32(1), Time(reader, 2)));
        }

        return rows;
    }

    public bool IsTimerDue(long instance, long task, DateTimeOffset now)
    {
        using SqliteDataReader reader = _isDue.Query(instance, task, now.UtcTicks);
        return reader.Read();
    }

    /// <summary>Whether an instance is to start only after a time.</summary>
    public bool StartsAfter(long instance, DateTimeOffset time)
    {
        using SqliteDataReader reader = _start.Query(instance);
        return reader.Read() && Time(reader, 0) > time;
    }

    /// <summary>Due time of the earliest timer after a time.</summary>
    public DateTimeOffset? NextTimer(DateTimeOffset after)
    {
        using SqliteDataReader reader = _next.Query(after.UtcTicks);
        reader.Read();
        return reader.IsDBNull(0) ? null : Time(reader, 0);
    }

    /// <summary>Instances by filter, in ordinal order of their ids.</summary>
    public IReadOnlyList<InstanceRow> Query(InstanceFilter filter, int limit)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = $"SELECT {Columns} FROM instances WHERE {filter.Condition(command)} ORDER BY id LIMIT $limit";
        command.Parameters.AddWithValue("$limit", limit);
        List<InstanceRow> rows = [];
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            rows.Add(Instance(reader));
        }

        return rows;
    }

    /// <summary>Instances that have not ended.</summary>
    public long Open() => Number($"SELECT count(*) FROM instances WHERE status IN ({(int)OrchestrationRuntimeStatus.Running}, {(int)OrchestrationRuntimeStatus.Pending}, {(int)OrchestrationRuntimeStatus.Suspended})");

    public long LastKey() => Number("SELECT max(coalesce(max(key), 0), (SELECT coalesce(max(instance), 0) FROM turns)) FROM instances");

    public long LastSequence() => Number("SELECT coalesce(max(sequence), 0) FROM inbox");

    public void Dispose()
    {
        Statement[] all = [_byId, _byKey, _turns, _nextTurn, _inbox, _activities, _due, _isDue, _start, _next];
        Array.ForEach(all, statement => statement.Dispose());
    }

    static Arrival ReadArrival(byte[] body)
    {
        try
        {
            return HistoryJson.ReadArrival(body);
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException)
        {
            return new Unreadable();
        }
    }

    static InstanceRow? One(Statement statement, object key)
    {
        using SqliteDataReader reader = statement.Query(key);
        return reader.Read() ? Instance(reader) : null;
    }

    static InstanceRow Instance(SqliteDataReader reader) => new()
    {
        Key = reader.GetInt64(0),
        Id = reader.GetString(1),
        Name = reader.GetString(2),
        Status = (OrchestrationRuntimeStatus)reader.GetInt32(3),
        Created = Time(reader, 4),
        Updated = Time(reader, 5),
        Input = Text(reader, 6),
        Output = Text(reader, 7),
        CustomStatus = Text(reader, 8),
        Parent = reader.IsDBNull(9) ? null : new(reader.GetInt64(9), reader.GetInt32(10), reader.GetString(11), reader.GetString(12)),
        Trace = Text(reader, 13),
    };

    static string? Text(SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    static DateTimeOffset Time(SqliteDataReader reader, int column) => new(reader.GetInt64(column), TimeSpan.Zero);

    long Number(string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }
}
