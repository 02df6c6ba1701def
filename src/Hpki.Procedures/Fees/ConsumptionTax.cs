namespace Hpki.Procedures.Fees;

/// <summary>消費税 in an amount that includes it.</summary>
public static class ConsumptionTax
{
    /// <summary>The rate since 2019-10-01, in per cent (domain.md §2).</summary>
    public const int StandardPercent = 10;

    /// <summary>The tax within an amount, parts of a yen cut off.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The amount or the rate is negative.</exception>
    public static int In(int yen, int percent)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(yen);
        ArgumentOutOfRangeException.ThrowIfNegative(percent);
        return (int)((long)yen * percent / (100 + percent));
    }
}
