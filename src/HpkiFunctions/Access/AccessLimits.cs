using Microsoft.Extensions.Configuration;

namespace HpkiFunctions.Access;

/// <summary>
/// How much one member of staff may look up before somebody asks why (configuration section <c>AccessLimits</c>). Generous for a day's work;
/// far too little to walk through the register number by number.
/// </summary>
public sealed record AccessLimits
{
    /// <summary>Look-ups of numbers that are well formed and nobody's, within <see cref="MissWindowMinutes"/>.</summary>
    public int Misses { get; init; } = 30;

    public int MissWindowMinutes { get; init; } = 10;

    /// <summary>Look-ups in all, within <see cref="LookWindowMinutes"/>.</summary>
    public int Looks { get; init; } = 600;

    public int LookWindowMinutes { get; init; } = 60;

    /// <exception cref="InvalidOperationException">A limit is not positive.</exception>
    public static AccessLimits From(IConfiguration configuration)
    {
        AccessLimits limits = configuration.GetSection("AccessLimits").Get<AccessLimits>() ?? new();
        return limits is { Misses: > 0, MissWindowMinutes: > 0, Looks: > 0, LookWindowMinutes: > 0 }
            ? limits
            : throw new InvalidOperationException("AccessLimits: Misses, MissWindowMinutes, Looks and LookWindowMinutes must be positive.");
    }
}
