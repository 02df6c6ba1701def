using Hpki.LocalRuntime.Durable.Storage;

namespace Hpki.LocalRuntime.Durable.Engine;

/// <summary>
/// What waits for the instances that have something to do. One turn of an instance runs at a time; others cost nothing
/// here.
/// </summary>
sealed class Mailboxes(BusyCount busy, DurableStore store, CancellationToken stopping)
{
    /// <summary>Most that a turn takes in; the rest waits for the instance's next one, after a turn of each other instance.</summary>
    public const int LargestTurn = 1000;

    readonly object _gate = new();
    readonly Dictionary<long, List<Delivery>> _boxes = [];

    /// <summary>Instances with something that an earlier run has left, and the last row taken of it.</summary>
    readonly Dictionary<long, long> _left = [];
    readonly WorkQueue<long> _ready = new(stopping);

    /// <summary>The last row that an earlier run has left; what is behind it has come since.</summary>
    long LastLeft { get; set; }

    /// <summary>Keys of instances with a turn to run.</summary>
    public WorkQueue<long> Ready => _ready;

    /// <summary>Instances whose turn waits for a worker.</summary>
    public int ReadyCount => _ready.Count;

    /// <summary>
    /// Takes up the inboxes that an earlier run has left. What is in them is read when its turn comes: however much there is, a start
    /// needs little memory.
    /// </summary>
    public void TakeUp(InboxesLeft left)
    {
        LastLeft = left.LastSequence;
        foreach (long instance in left.Instances)
        {
            _left.Add(instance, 0);
            _boxes.Add(instance, []);
            busy.Enter();
            _ready.Add(instance);
        }
    }

    public void Post(Delivery delivery)
    {
        lock (_gate)
        {
            if (_boxes.TryGetValue(delivery.Instance, out List<Delivery>? box))
            {
                box.Add(delivery);
                return;
            }

            _boxes.Add(delivery.Instance, [delivery]);
            busy.Enter();
        }

        _ready.Add(delivery.Instance);
    }

    /// <summary>Takes what has come for an instance whose turn begins, the oldest first.</summary>
    public IReadOnlyList<Delivery> Take(long instance)
    {
        if (TakeLeft(instance) is { Count: > 0 } left)
        {
            return left;
        }

        lock (_gate)
        {
            List<Delivery> box = _boxes[instance];
            if (box.Count <= LargestTurn)
            {
                _boxes[instance] = [];
                return box;
            }

            List<Delivery> taken = box[..LargestTurn];
            box.RemoveRange(0, LargestTurn);
            return taken;
        }
    }

    /// <summary>The instance's turn is over; the next one follows when more has come.</summary>
    public void Done(long instance)
    {
        lock (_gate)
        {
            if (_boxes[instance].Count > 0 || _left.ContainsKey(instance))
            {
                _ready.Add(instance);
                return;
            }

            _boxes.Remove(instance);
        }

        busy.Exit();
    }

    /// <summary>The next that an earlier run has left for an instance.</summary>
    IReadOnlyList<Delivery> TakeLeft(long instance)
    {
        long after;
        lock (_gate)
        {
            if (!_left.TryGetValue(instance, out after))
            {
                return [];
            }
        }

        IReadOnlyList<Delivery> left = store.Read(reader => reader.Inbox(instance, after, LastLeft, LargestTurn));
        lock (_gate)
        {
            if (left.Count < LargestTurn)
            {
                _left.Remove(instance);
            }
            else
            {
                _left[instance] = left[^1].Row.Number;
            }
        }

        return left;
    }
}
