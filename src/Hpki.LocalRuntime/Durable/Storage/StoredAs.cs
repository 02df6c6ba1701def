namespace Hpki.LocalRuntime.Durable.Storage;

/// <summary>The row that a turn deletes when it takes an arrival.</summary>
readonly record struct StoredAs(StoredKind Kind, long Number)
{
    public static StoredAs Nothing => new(StoredKind.Nothing, 0);

    public static StoredAs Inbox(long sequence) => new(StoredKind.Inbox, sequence);

    public static StoredAs Activity(int task) => new(StoredKind.Activity, task);

    public static StoredAs Timer(int task) => new(StoredKind.Timer, task);
}
