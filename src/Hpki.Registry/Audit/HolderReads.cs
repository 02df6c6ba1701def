namespace Hpki.Registry.Audit;

/// <summary>
/// What one request of a member of staff has read of holders. It is ambient, and the registry itself fills it wherever a holder's partition or a
/// page image is opened, so that no function can forget it. Work that nobody waits for (activities, timers) has none.
/// </summary>
public sealed class HolderReads
{
    static readonly AsyncLocal<HolderReads?> Ambient = new();

    readonly Lock gate = new();
    readonly SortedSet<string> read = new(StringComparer.Ordinal);
    readonly SortedSet<string> decided = new(StringComparer.Ordinal);
    readonly SortedSet<string> shown = new(StringComparer.Ordinal);
    bool closed;

    internal static HolderReads? Current => Ambient.Value;

    /// <summary>Whether a page image or another thing that may belong to a holder not known yet was opened.</summary>
    public bool OpenedUnfiled { get; private set; }

    /// <summary>Begins to collect for everything that this flow of control does from here on.</summary>
    public static HolderReads Begin() => Ambient.Value = new();

    /// <summary>Notes a holder whose data is handed out although a decision on the holder is made with it: an export.</summary>
    public static void Show(string holderId) => Current?.Add(reads => reads.shown, holderId);

    /// <summary>
    /// Ends the collection: whose data was read. A holder on whom the request made a decision is left out, because the holder's own timeline
    /// says who did that and when.
    /// </summary>
    public IReadOnlyList<string> End()
    {
        lock (gate)
        {
            closed = true;
            return [.. read.Except(decided).Union(shown).Order(StringComparer.Ordinal)];
        }
    }

    internal static void Touch(string holderId) => Current?.Add(reads => reads.read, holderId);

    internal static void Decided(string holderId) => Current?.Add(reads => reads.decided, holderId);

    internal static void TouchUnfiled()
    {
        if (Current is { } current)
        {
            current.OpenedUnfiled = true;
        }
    }

    void Add(Func<HolderReads, SortedSet<string>> set, string holderId)
    {
        lock (gate)
        {
            // Work that a request has only set off may go on in its context for long.
            if (!closed)
            {
                set(this).Add(holderId);
            }
        }
    }
}
