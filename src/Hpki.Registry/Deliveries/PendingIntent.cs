using System.Text.Json.Serialization;
using Azure;

namespace Hpki.Registry.Deliveries;

/// <summary>Word that a decision may have left something undelivered; written before the decision's transaction.</summary>
sealed record PendingIntent
{
    public required string HolderId { get; init; }

    public required string DecisionKey { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime WrittenAt { get; init; }

    [JsonIgnore]
    public ETag ETag { get; init; }
}
