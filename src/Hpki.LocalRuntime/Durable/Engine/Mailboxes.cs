using Hpki.LocalRuntime.Durable.Storage;

namespace Hpki.LocalRuntime.Durable.Engine;

/// <summary>
/// What waits for the instances that have something to do. One turn of an instance runs at a time; others cost nothing
/// here.
/// </summary>
sealed class Mailboxes(BusyCount busy, CancellationToken stopping)
{
    readonly object _gate = new();
    readonly Dictionary<long, List<Delivery>> _boxes = [];
    readonly WorkQueue<long> _ready = new(stopping);

    /// <summary>Keys of instances with a turn to run.</summary>
    public WorkQueue<long> Ready => _ready;

    /// <summary>Instances whose turn waits for a worker.</summary>
    public int ReadyCount => _ready.Count;

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

    /// <summary>Takes what has come for an instance whose turn begins.</summary>
    public IReadOnlyList<Delivery> Take(long instance)
    {
        lock (_gate)
        {
            List<Delivery> taken = _boxes[instance];
            _boxes[instance] = [];
            return taken;
        }
    }

    /// <summary>The instance's turn is over; the next one follows when more has come.</summary>
    public void Done(long instance)
    {
        lock (_gate)
        {
            if (_boxes[instance].Count > 0)
            {
                _ready.Add(instance);
                return;
            }

            _boxes.Remove(instance);
        }

        busy.Exit();
    }
}
