namespace Hpki.Benchmarks;

/// <summary>A limit on a result.</summary>
readonly record struct Bound(double Limit, bool IsMinimum)
{
    public static Bound AtLeast(double limit) => new(limit, true);

    public static Bound AtMost(double limit) => new(limit, false);

    public bool Holds(double value) => IsMinimum ? value >= Limit : value <= Limit;
}
