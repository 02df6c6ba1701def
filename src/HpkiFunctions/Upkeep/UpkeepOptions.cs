using Microsoft.Extensions.Configuration;

namespace HpkiFunctions.Upkeep;

/// <summary>How long things are kept (configuration section <c>Upkeep</c>).</summary>
public sealed record UpkeepOptions
{
    /// <summary>Days from the end of an orchestration until its history goes. What has to be kept for years is in the registry.</summary>
    public int HistoryDays { get; init; } = 90;

    /// <summary>Days for which what a doctor typed waits for its paper.</summary>
    public int DraftDays { get; init; } = 90;

    /// <exception cref="InvalidOperationException">A number is not positive.</exception>
    public static UpkeepOptions From(IConfiguration configuration)
    {
        UpkeepOptions options = configuration.GetSection("Upkeep").Get<UpkeepOptions>() ?? new();
        return options is { HistoryDays: > 0, DraftDays: > 0 } ? options : throw new InvalidOperationException("Upkeep: HistoryDays and DraftDays must be positive.");
    }
}
