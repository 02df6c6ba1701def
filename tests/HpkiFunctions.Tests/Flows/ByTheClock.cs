using HpkiFunctions.Audit;
using HpkiFunctions.CardBureau;
using HpkiFunctions.Flows;
using HpkiFunctions.Renewals;
using HpkiFunctions.Upkeep;

namespace HpkiFunctions.Tests.Flows;

/// <summary>Settings that say which timer functions the clock runs.</summary>
static class ByTheClock
{
    /// <summary>
    /// Off: what no flow waits for. A flow that is followed over months would do it at each of its stops, which costs more than the flow; its
    /// own tests switch it on, or run it by hand.
    /// </summary>
    public static IReadOnlyList<KeyValuePair<string, string?>> NightlyOff { get; } =
    [
        .. new[]
        {
            nameof(UpkeepFunctions.IssueDailyCrls), nameof(UpkeepFunctions.PurgeClosedEntries), nameof(UpkeepFunctions.PurgeHistories),
            nameof(UpkeepFunctions.EraseOldScans), nameof(UpkeepFunctions.DeleteOldDrafts), nameof(UpkeepFunctions.CheckHolidayFile),
            nameof(AuditTimers.SealDay), nameof(AuditTimers.VerifyEverything), nameof(FlowTimers.WatchFlows),
            nameof(CardBureauFunctions.ExchangeWithCardBureau), nameof(CardBureauFunctions.ReadCardBureauFiles),
            nameof(RenewalFunctions.RemindOfRenewal),
        }.Select(name => KeyValuePair.Create(Setting(name), (string?)"true")),
    ];

    public static (string Key, string? Value) On(string name) => (Setting(name), "false");

    /// <summary>Without the sweeper and the rescue: for a flow that stops hundreds of times and loses nothing.</summary>
    public static (string Key, string? Value)[] FlowsAlone { get; } =
        [(Setting(nameof(UpkeepFunctions.SweepPending)), "true"), (Setting(nameof(UpkeepFunctions.RescueScans)), "true")];

    static string Setting(string name) => $"AzureWebJobs.{name}.Disabled";
}
