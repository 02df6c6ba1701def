using System.Globalization;

namespace Hpki.Benchmarks;

/// <summary>What a benchmark prints.</summary>
sealed record BenchmarkReport(
    string Name, Machine Machine, IReadOnlyDictionary<string, double> Bounds, IReadOnlyDictionary<string, double> Results, bool Pass)
{
    public static BenchmarkReport Of(Benchmark benchmark, IReadOnlyDictionary<string, double> results) => new(
        benchmark.Name,
        Machine.This(),
        benchmark.Bounds.ToDictionary(bound => bound.Key, bound => bound.Value.Limit),
        results.ToDictionary(result => result.Key, result => Math.Round(result.Value, 4)),
        benchmark.Bounds.All(bound => bound.Value.Holds(results[bound.Key])));

    public string ToText() => string.Join(
        Environment.NewLine,
        Results.Select(result => string.Create(
            CultureInfo.InvariantCulture,
            $"{Name} {result.Key} {result.Value} {(Bounds.TryGetValue(result.Key, out double bound) ? $"(bound {bound})" : "")}"))
            .Append(Pass ? "pass" : "FAIL"));
}
