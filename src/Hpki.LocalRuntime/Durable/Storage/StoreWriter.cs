using Hpki.LocalRuntime.Durable.History;
using Microsoft.Data.Sqlite;

namespace Hpki.LocalRuntime.Durable.Storage;

/// <summary>The changes of the store. Used inside a transaction, on the writer's thread.</summary>
sealed class StoreWriter : IDisposable
{
    readonly Statement _begin;
    readonly Statement _end;
    readonly Statement _undo;
    readonly Statement _setAside;
    readonly Statement _insertInstance;
    readonly Statement _updateInstance;
    readonly Statement _deleteInstance;
    readonly Statement _insertTurn;
    readonly Statement _deleteTurns;
    readonly Statement _insertInbox;
    readonly Statement _deleteInbox;
    readonly Statement _clearInbox;
    readonly Statement _insertActivity;
    readonly Statement _deleteActivity;
    readonly Statement _clearActivities;
    readonly Statement _insertTimer;
    readonly Statement _deleteTimer;
    readonly Statement _clearTimers;
    long _lastKey;
    long _lastSequence;

    public StoreWriter(SqliteConnection connection, StoreReader reader)
    {
        Statement Prepare(string sql, int parameters) => new(connection, sql, parameters);
        Reader = reader;
        _begin = Prepare("BEGIN IMMEDIATE", 0);
        _end = Prepare("COMMIT", 0);
        _undo = Prepare("ROLLBACK", 0);
        _setAside = Prepare($"UPDATE instances SET status = {(int)OrchestrationRuntimeStatus.Suspended}, output = $2 WHERE key = $1", 2);
        _insertInstance = Prepare("INSERT INTO instances VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)", 14);
        _updateInstance = Prepare(
            "UPDATE instances SET status = $2, updated = $3, input = $4, output = $5, custom_status = $6, created = $7 WHERE key = $1", 7);
        _deleteInstance = Prepare("DELETE FROM instances WHERE key = $1", 1);
        _insertTurn = Prepare("INSERT INTO turns VALUES ($1, $2, $3)", 3);
        _deleteTurns = Prepare("DELETE FROM turns WHERE instance = $1", 1);
        _insertInbox = Prepare("INSERT INTO inbox VALUES ($1, $2, $3)", 3);
        _deleteInbox = Prepare("DELETE FROM inbox WHERE instance = $1 AND sequence = $2", 2);
        _clearInbox = Prepare("DELETE FROM inbox WHERE instance = $1", 1);
        _insertActivity = Prepare("INSERT INTO activities VALUES ($1, $2, $3, $4, $5)", 5);
        _deleteActivity = Prepare("DELETE FROM activities WHERE instance = $1 AND task = $2", 2);
        _clearActivities = Prepare("DELETE FROM activities WHERE instance = $1", 1);
        _insertTimer = Prepare("INSERT INTO timers VALUES ($1, $2, $3)", 3);
        _deleteTimer = Prepare("DELETE FROM timers WHERE instance = $1 AND task = $2", 2);
        _clearTimers = Prepare("DELETE FROM timers WHERE instance = $1", 1);
        _lastKey = reader.LastKey();
        _lastSequence = reader.LastSequence();
    }

    /// <summary>What is stored, this transaction's changes included.</summary>
    public StoreReader Reader { get; }

    /// <summary>Opens a transaction.</summary>
    public void Begin() => _begin.Execute();

    /// <summary>Commits it: once this returns, everything in it is safe on disk.</summary>
    public void End() => _end.Execute();

    /// <summary>Gives it up.</summary>
    public void Undo() => _undo.Execute();

    /// <summary>Marks an instance that cannot go on, and says why. Its history and all that waits for it stay as they are.</summary>
    public void SetAside(long instance, string reason) => _setAside.Execute(instance, reason);

    /// <summary>Starts an instance, in place of an ended one of its id.</summary>
    /// <param name="row">The instance; its key is given here.</param>
    /// <param name="startAt">Earliest start; null for at once.</param>
    /// <returns>What makes it run now; null for a start in the future, or when an instance of this id has not ended.</returns>
    public StartedInstance Start(InstanceRow row, DateTimeOffset? startAt)
    {
        if (Reader.Find(row.Id) is { } before)
        {
            if (!before.HasEnded)
            {
                return new(false, null);
            }

            Delete(before.Key);
        }

        InstanceRow added = row with { Key = ++_lastKey };
        _insertInstance.Execute(
            added.Key, added.Id, added.Name, (int)added.Status, added.Created.UtcTicks, added.Updated.UtcTicks, added.Input, null, null,
            added.Parent?.Key, added.Parent?.Task, added.Parent?.Id, added.Parent?.Name, added.Trace);
        if (startAt is not { } due)
        {
            return new(true, Deliver(added.Key, new Started()));
        }

        _insertTimer.Execute(added.Key, StoreSchema.StartTimer, due.UtcTicks);
        return new(true, null);
    }

    /// <summary>Puts an arrival into an instance's inbox.</summary>
    public Delivery Deliver(long instance, Arrival arrival)
    {
        long sequence = ++_lastSequence;
        _insertInbox.Execute(instance, sequence, HistoryJson.Write(arrival));
        return new(instance, arrival, StoredAs.Inbox(sequence));
    }

    /// <summary>Deletes rows whose instance has ended or is gone.</summary>
    public void Discard(IEnumerable<Delivery> deliveries)
    {
        foreach (Delivery delivery in deliveries)
        {
            Take(delivery.Instance, delivery.Row);
        }
    }

    /// <summary>Deletes an instance with all that belongs to it.</summary>
    public void Delete(long instance)
    {
        ClearPending(instance);
        _deleteTurns.Execute(instance);
        _deleteInstance.Execute(instance);
    }

    /// <summary>Writes a turn.</summary>
    /// <returns>What it sends to other instances and to the next round; null when the instance was purged meanwhile.</returns>
    public IReadOnlyList<Delivery>? Commit(TurnCommit commit)
    {
        InstanceRow instance = commit.Instance;
        foreach (StoredAs row in commit.Taken)
        {
            Take(instance.Key, row);
        }

        int updated = _updateInstance.Execute(
            instance.Key, (int)instance.Status, instance.Updated.UtcTicks, instance.Input, instance.Output, instance.CustomStatus,
            instance.Created.UtcTicks);
        if (updated == 0)
        {
            return null;
        }

        _insertTurn.Execute(instance.Key, commit.Number, commit.Body);
        WriteTasks(commit);
        List<Delivery> deliveries = [.. SendMessages(commit)];
        if (commit.NextRound is not null)
        {
            deliveries.Add(BeginRound(commit));
        }

        if (instance.HasEnded)
        {
            ClearPending(instance.Key);
            if (instance.Parent is { } parent && commit.ForParent is { } news && Reader.Find(parent.Id) is { HasEnded: false } awaiting
                && awaiting.Key == parent.Key)
            {
                deliveries.Add(Deliver(parent.Key, news));
            }
        }

        return deliveries;
    }

    public void Dispose()
    {
        Statement[] all =
        [
            _begin, _end, _undo, _setAside, _insertInstance, _updateInstance, _deleteInstance, _insertTurn, _deleteTurns,
            _insertInbox, _deleteInbox, _clearInbox, _insertActivity, _deleteActivity, _clearActivities,
            _insertTimer, _deleteTimer, _clearTimers,
        ];
        Array.ForEach(all, statement => statement.Dispose());
    }

    void WriteTasks(TurnCommit commit)
    {
        long key = commit.Instance.Key;
        foreach ((ActivityStep step, string? input) in commit.Effects.Activities)
        {
            _insertActivity.Execute(key, step.Id, step.Name, input, commit.Trace);
        }

        foreach (TimerStep timer in commit.Effects.NewTimers)
        {
            _insertTimer.Execute(key, timer.Id, timer.FireAt.Ticks);
        }

        foreach (int timer in commit.Effects.CancelledTimers)
        {
            _deleteTimer.Execute(key, timer);
        }
    }

    IEnumerable<Delivery> SendMessages(TurnCommit commit)
    {
        foreach ((ChildStep step, string? input) in commit.Effects.Children)
        {
            yield return StartChild(commit.Instance, step, input, commit.Trace);
        }

        foreach ((SendStep step, string? payload) in commit.Effects.Sends)
        {
            // An event for an instance that is missing, has ended or starts later is lost without a word (conformance rule 28).
            if (Reader.Find(step.InstanceId) is { HasEnded: false } target && !Reader.StartsAfter(target.Key, commit.Instance.Updated))
            {
                yield return Deliver(target.Key, new EventRaised(step.EventName, payload));
            }
        }
    }

    Delivery StartChild(InstanceRow parent, ChildStep step, string? input, string? trace)
    {
        StartedInstance child = Start(
            new()
            {
                Key = 0,
                Id = step.InstanceId,
                Name = step.Name,
                Status = OrchestrationRuntimeStatus.Pending,
                Created = parent.Updated,
                Updated = parent.Updated,
                Input = input,
                Parent = new(parent.Key, step.Id, parent.Id, parent.Name),
                Trace = trace,
            },
            startAt: null);
        return child.Delivery ?? Deliver(
            parent.Key,
            new TaskFailed(step.Id, Failure.OfChildInUse(step.InstanceId)));
    }

    /// <summary>The history of the ended round goes; events that were kept open the new one.</summary>
    Delivery BeginRound(TurnCommit commit)
    {
        _deleteTurns.Execute(commit.Instance.Key);
        _insertTurn.Execute(commit.Instance.Key, 0, HistoryJson.Write(commit.FirstOfNextRound));
        return Deliver(commit.Instance.Key, new Started());
    }

    void Take(long instance, StoredAs row)
    {
        Statement? delete = row.Kind switch
        {
            StoredKind.Inbox => _deleteInbox,
            StoredKind.Activity => _deleteActivity,
            StoredKind.Timer => _deleteTimer,
            StoredKind.Nothing => null,
            _ => throw new InvalidOperationException($"Unknown kind of row {row.Kind}."),
        };
        delete?.Execute(instance, row.Number);
    }

    void ClearPending(long instance)
    {
        _clearInbox.Execute(instance);
        _clearActivities.Execute(instance);
        _clearTimers.Execute(instance);
    }
}
