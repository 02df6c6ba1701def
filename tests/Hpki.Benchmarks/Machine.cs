using System.Runtime.InteropServices;

namespace Hpki.Benchmarks;

/// <summary>Where a benchmark ran.</summary>
sealed record Machine(int Cores, long MemoryMb, string Os, string Dotnet)
{
    public static Machine This() => new(
        Environment.ProcessorCount, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1024 * 1024), RuntimeInformation.OSDescription,
        RuntimeInformation.FrameworkDescription);
}
