using HpkiFunctions.Audit;
using HpkiFunctions.Flows;
using HpkiFunctions.Upkeep;

namespace HpkiFunctions.Tests.Flows;

/// <summary>
/// What the house does by the clock and no flow waits for. A flow that is followed over months would do it at each of its stops, which costs
/// more than the flow; its own tests switch it on, or run it by hand.
/// </summary>
static class NightlyWork
{
    public static IReadOnlyList<KeyValuePair<string, string?>> Off { get; } =
    [
        .. new[]
        {
            nameof(UpkeepFunctions.IssueDailyCrls), nameof(UpkeepFunctions.PurgeClosedEntries), nameof(UpkeepFunctions.PurgeHistories),
            nameof(UpkeepFunctions.EraseOldScans), nameof(UpkeepFunctions.DeleteOldDrafts), nameof(UpkeepFunctions.CheckHolidayFile),
            nameof(AuditTimers.SealDay), nameof(AuditTimers.VerifyEverything), nameof(FlowTimers.WatchFlows),
        }.Select(name => KeyValuePair.Create(Setting(name), (string?)"true")),
    ];

    /// <summary>Settings that let the clock run this function.</summary>
    public static (string Key, string? Value) On(string name) => (Setting(name), "false");

    static string Setting(string name) => $"AzureWebJobs.{name}.Disabled";
}
