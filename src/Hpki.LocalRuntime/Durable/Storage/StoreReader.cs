using System.Text;
using System.Text.Json;
using Hpki.LocalRuntime.Durable.History;
using Microsoft.Data.Sqlite;

namespace Hpki.LocalRuntime.Durable.Storage;

/// <summary>What is stored, read over one connection.</summary>
sealed class StoreReader(SqliteConnection connection) : IDisposable
{
    const string Columns =
        "key, id, name, status, created, updated, input, output, custom_status, parent_key, parent_task, parent_id, parent_name, trace";

    // The database's own order of texts, on which paging rests; .NET orders beyond the BMP otherwise.
    static readonly Comparer<string> Utf8Order = Comparer<string>.Create(
        (one, other) => Encoding.UTF8.GetBytes(one).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(other)));

    readonly Statement _byId = new(connection, $"SELECT {Columns} FROM instances WHERE id = $1", 1);
    readonly Statement _byKey = new(connection, $"SELECT {Columns} FROM instances WHERE key = $1", 1);
    readonly Statement _turns = new(connection, "SELECT body FROM turns WHERE instance = $1 ORDER BY number", 1);
    readonly Statement _nextTurn = new(connection, "SELECT coalesce(max(number) + 1, 0) FROM turns WHERE instance = $1", 1);
    readonly Statement _inbox = new(
        connection, "SELECT sequence, body FROM inbox WHERE instance = $1 AND sequence > $2 AND sequence <= $3 ORDER BY sequence LIMIT $4", 4);
    readonly Statement _inboxes = new(connection, "SELECT instance, max(sequence) FROM inbox GROUP BY instance ORDER BY min(sequence)", 0);
    readonly Statement _activities = new(connection, "SELECT instance, task FROM activities", 0);
    readonly Statement _activity = new(
        connection,
        "SELECT a.instance, a.task, a.name, a.input, i.id, a.trace FROM activities a JOIN instances i ON i.key = a.instance "
        + "WHERE a.instance = $1 AND a.task = $2",
        2);
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

    /// <summary>Inboxes in which something waits.</summary>
    public InboxesLeft Inboxes()
    {
        List<long> instances = [];
        long last = 0;
        using SqliteDataReader reader = _inboxes.Query();
        while (reader.Read())
        {
            instances.Add(reader.GetInt64(0));
            last = Math.Max(last, reader.GetInt64(1));
        }

        return new(instances, last);
    }

    /// <summary>What waits in an inbox, in order of arrival, from behind a row up to a row.</summary>
    public IReadOnlyList<Delivery> Inbox(long instance, long after, long last, int limit)
    {
        List<Delivery> deliveries = [];
        using SqliteDataReader reader = _inbox.Query(instance, after, last, limit);
        while (reader.Read())
        {
            deliveries.Add(new(instance, ReadArrival(reader.GetFieldValue<byte[]>(1)), StoredAs.Inbox(reader.GetInt64(0))));
        }

        return deliveries;
    }

    /// <summary>Instance and task of every activity that has to run.</summary>
    public IReadOnlyList<(long Instance, int Task)> Activities()
    {
        List<(long, int)> keys = [];
        using SqliteDataReader reader = _activities.Query();
        while (reader.Read())
        {
            keys.Add((reader.GetInt64(0), reader.GetInt32(1)));
        }

        return keys;
    }

    /// <summary>An activity that has to run; null when its instance has ended meanwhile.</summary>
    public ActivityRow? Activity(long instance, int task)
    {
        using SqliteDataReader reader = _activity.Query(instance, task);
        return reader.Read()
            ? new(reader.GetInt64(0), reader.GetInt32(1), reader.GetString(2), Text(reader, 3), reader.GetString(4), Text(reader, 5))
            : null;
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

    /// <summary>Ids of the instances with a timer due at a time, each as often as it has one, in the order in which they fire.</summary>
    public IReadOnlyList<string> InstancesDue(DateTimeOffset time)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT i.id FROM timers t JOIN instances i ON i.key = t.instance WHERE t.due = $due ORDER BY t.instance, t.task";
        command.Parameters.AddWithValue("$due", time.UtcTicks);
        List<string> ids = [];
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            ids.Add(reader.GetString(0));
        }

        return ids;
    }

    /// <summary>
    /// Instances by filter, in ordinal order of their ids. Each status is asked for apart, in the order of its index, so that a page costs
    /// what is on it and not what it has to pass over.
    /// </summary>
    public IReadOnlyList<InstanceRow> Query(InstanceFilter filter, int limit)
    {
        IReadOnlyList<OrchestrationRuntimeStatus> statuses = filter.Statuses.Count > 0 ? filter.Statuses : Enum.GetValues<OrchestrationRuntimeStatus>();
        return
        [
            .. statuses.Distinct().SelectMany(status => Query(filter, status, limit)).OrderBy(row => row.Id, Utf8Order).Take(limit),
        ];
    }

    /// <summary>Instances that have not ended.</summary>
    public long Open() => Number($"SELECT count(*) FROM instances WHERE status IN ({(int)OrchestrationRuntimeStatus.Running}, {(int)OrchestrationRuntimeStatus.Pending}, {(int)OrchestrationRuntimeStatus.Suspended})");

    public long LastKey() => Number("SELECT max(coalesce(max(key), 0), (SELECT coalesce(max(instance), 0) FROM turns)) FROM instances");

    public long LastSequence() => Number("SELECT coalesce(max(sequence), 0) FROM inbox");

    public void Dispose()
    {
        Statement[] all = [_byId, _byKey, _turns, _nextTurn, _inbox, _inboxes, _activities, _activity, _due, _isDue, _start, _next];
        Array.ForEach(all, statement => statement.Dispose());
    }

    List<InstanceRow> Query(InstanceFilter filter, OrchestrationRuntimeStatus status, int limit)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = $"SELECT {Columns} FROM instances WHERE {filter.Condition(command, status)} ORDER BY id LIMIT $limit";
        command.Parameters.AddWithValue("$limit", limit);
        List<InstanceRow> rows = [];
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            rows.Add(Instance(reader));
        }

        return rows;
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
