namespace Hpki.Procedures.Renewals;

/// <summary>Days from the first to the last, both included.</summary>
public readonly record struct DayRange(DateOnly First, DateOnly Last)
{
    /// <summary>Whether it holds no day.</summary>
    public bool IsEmpty => Last < First;
}
