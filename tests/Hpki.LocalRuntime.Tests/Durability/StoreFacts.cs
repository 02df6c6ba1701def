using Hpki.LocalRuntime.Durable.History;
using Hpki.LocalRuntime.Tests.Durable;
using Microsoft.Data.Sqlite;

namespace Hpki.LocalRuntime.Tests.Durability;

/// <summary>What must be true of every store file, at whatever moment its process died.</summary>
static class StoreFacts
{
    /// <summary>What is wrong; empty when the store is sound.</summary>
    public static IReadOnlyList<string> Problems(string path)
    {
        // On a copy: opening a database repairs it, which is the next start's to do.
        using StoreFile copy = new();
        foreach (string part in new[] { string.Empty, "-wal", "-journal" }.Where(part => File.Exists(path + part)))
        {
            File.Copy(path + part, copy.Path + part);
        }

        using SqliteConnection connection = new($"Data Source={copy.Path};Pooling=False");
        connection.Open();
        if (Rows(connection, "PRAGMA integrity_check").Single()[0] is not "ok")
        {
            return ["The database is damaged."];
        }

        // A store whose process died before its tables were made.
        if (Rows(connection, "SELECT 1 FROM sqlite_schema").Count == 0)
        {
            return [];
        }

        List<string> problems = [.. Orphans(connection)];
        foreach (object[] instance in Rows(connection, "SELECT key, id, status FROM instances"))
        {
            problems.AddRange(Of(connection, (long)instance[0], (OrchestrationRuntimeStatus)(long)instance[2])
                .Select(problem => $"{instance[1]}: {problem}"));
        }

        return problems;
    }

    static IEnumerable<string> Orphans(SqliteConnection connection)
        => new[] { "turns", "inbox", "activities", "timers" }.SelectMany(table => Rows(
            connection, $"SELECT DISTINCT instance FROM {table} WHERE instance NOT IN (SELECT key FROM instances)")
            .Select(row => $"{table} has rows of instance {row[0]}, which is gone."));

    static List<string> Of(SqliteConnection connection, long key, OrchestrationRuntimeStatus status)
    {
        object[][] turns = [.. Rows(connection, $"SELECT number, body FROM turns WHERE instance = {key} ORDER BY number")];
        if (!turns.Select(turn => (long)turn[0]).SequenceEqual(Enumerable.Range(0, turns.Length).Select(number => (long)number)))
        {
            return ["its history has gaps."];
        }

        List<string> problems = [];
        Dictionary<int, Step> open = [];
        DateTime time = default;
        int steps = 0;
        foreach (Turn turn in turns.Select(row => HistoryJson.ReadTurn((byte[])row[1])))
        {
            if (turn.At < time)
            {
                problems.Add($"its time goes back to {turn.At:O}.");
            }

            time = turn.At;
            problems.AddRange(turn.Arrivals.Select(arrival => Close(open, arrival)).OfType<string>());
            foreach (Step step in turn.Steps)
            {
                problems.AddRange(step.Id == steps ? [] : [$"step {step} follows {steps} others."]);
                steps++;
                open.Add(step.Id, step);
            }
        }

        long[] Numbers(string table)
            => [.. Rows(connection, $"SELECT task FROM {table} WHERE instance = {key} ORDER BY task").Select(row => (long)row[0])];

        Arrival[] inbox =
        [
            .. Rows(connection, $"SELECT body FROM inbox WHERE instance = {key}").Select(row => HistoryJson.ReadArrival((byte[])row[0])),
        ];
        if (status is OrchestrationRuntimeStatus.Completed or OrchestrationRuntimeStatus.Failed or OrchestrationRuntimeStatus.Terminated)
        {
            return inbox.Length + Numbers("activities").Length + Numbers("timers").Length == 0
                ? problems
                : [.. problems, "it has ended, and rows are left."];
        }

        // An activity that was called and has not ended has its row, and no other has. A timer has its row until it fires or is cancelled.
        if (!Numbers("activities").SequenceEqual(open.Values.OfType<ActivityStep>().Select(step => (long)step.Id).Order()))
        {
            problems.Add("its open activities are not those of its history.");
        }

        if (Numbers("timers").Except(open.Values.OfType<TimerStep>().Select(step => (long)step.Id)).Any())
        {
            problems.Add("it has a timer that its history has not, or that has fired.");
        }

        if (turns.Length == 0 && !inbox.OfType<Started>().Any())
        {
            problems.Add("nothing will start it.");
        }

        problems.AddRange(open.Values.OfType<ChildStep>()
            .Where(child => !inbox.Any(news => news is TaskCompleted done && done.Id == child.Id)
                && Rows(connection, $"SELECT 1 FROM instances WHERE id = '{child.InstanceId}' AND parent_key = {key} AND status NOT IN (1, 3, 5)").Count == 0)
            .Select(child => $"nothing will end {child}."));
        return problems;
    }

    /// <summary>Each result ends one open step, once. A timer that was cancelled may have fired at the same time.</summary>
    static string? Close(Dictionary<int, Step> open, Arrival arrival) => arrival switch
    {
        TaskCompleted done => open.Remove(done.Id, out Step? step) && step is ActivityStep or ChildStep
            ? null
            : $"result #{done.Id} was taken twice, or is nobody's.",
        TimerFired fired => open.Remove(fired.Id, out Step? step) && step is TimerStep
            ? null
            : $"timer #{fired.Id} fired twice, or is nobody's.",
        TaskFailed failed => $"step #{failed.Id} failed.",
        _ => null,
    };

    static List<object[]> Rows(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        using SqliteDataReader reader = command.ExecuteReader();
        List<object[]> rows = [];
        while (reader.Read())
        {
            object[] row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return rows;
    }
}
