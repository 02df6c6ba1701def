namespace Hpki.Registry.Scans;

/// <summary>Pages of a scan that follow each other.</summary>
/// <param name="First">Counted from 1.</param>
public sealed record PageRun(int First, int Count)
{
    public int Last => First + Count - 1;

    public IEnumerable<int> Pages => Enumerable.Range(First, Count);

    public bool Holds(int page) => page >= First && page <= Last;
}
