namespace Hpki.Benchmarks;

/// <summary>A measurement with bounds. A new one is a class of its own and an entry in Program.cs.</summary>
abstract class Benchmark
{
    public abstract string Name { get; }

    /// <summary>Bounds by the keys of the results; a key without one is only reported.</summary>
    public abstract IReadOnlyDictionary<string, Bound> Bounds { get; }

    /// <summary>Measures.</summary>
    /// <returns>Numbers by key.</returns>
    public abstract Task<IReadOnlyDictionary<string, double>> RunAsync();
}
