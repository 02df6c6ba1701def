namespace Hpki.LocalRuntime.Durable.Storage;

/// <summary>
/// The tables. Whatever can move an instance on is a row of <c>inbox</c>, <c>timers</c> or <c>activities</c>, deleted by the turn that has
/// taken it into the history: nothing is lost between the two.
/// </summary>
static class StoreSchema
{
    public const int Version = 3;

    /// <summary>What a database has that is a store.</summary>
    public static readonly string[] Tables = ["instances", "turns", "inbox", "activities", "timers"];

    /// <summary>The first version; every store has grown from it.</summary>
    public const string Create = """
        CREATE TABLE instances (
          key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, status INTEGER NOT NULL,
          created INTEGER NOT NULL, updated INTEGER NOT NULL, input TEXT, output TEXT, custom_status TEXT,
          parent_key INTEGER, parent_task INTEGER, parent_id TEXT, parent_name TEXT);
        CREATE TABLE turns (
          instance INTEGER NOT NULL, number INTEGER NOT NULL, body BLOB NOT NULL, PRIMARY KEY (instance, number)) WITHOUT ROWID;
        CREATE TABLE inbox (
          instance INTEGER NOT NULL, sequence INTEGER NOT NULL, body BLOB NOT NULL, PRIMARY KEY (instance, sequence)) WITHOUT ROWID;
        CREATE TABLE activities (
          instance INTEGER NOT NULL, task INTEGER NOT NULL, name TEXT NOT NULL, input TEXT, PRIMARY KEY (instance, task)) WITHOUT ROWID;
        CREATE TABLE timers (
          instance INTEGER NOT NULL, task INTEGER NOT NULL, due INTEGER NOT NULL, PRIMARY KEY (instance, task)) WITHOUT ROWID;
        CREATE INDEX timers_due ON timers (due);
        """;

    /// <summary>Version 2: the span that scheduled an instance or an activity.</summary>
    public const string AddTraces = """
        ALTER TABLE instances ADD COLUMN trace TEXT;
        ALTER TABLE activities ADD COLUMN trace TEXT;
        """;

    /// <summary>Version 3: listing by status, with what else a filter may ask, in the order of pages.</summary>
    public const string IndexStatus = "CREATE INDEX instances_status ON instances (status, id, created);";

    /// <summary>The timer that stands for a start in the future.</summary>
    public const int StartTimer = -1;
}
