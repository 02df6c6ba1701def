using HpkiFunctions.Requests;

namespace HpkiFunctions.Intake;

/// <summary>A scan that has arrived: its pages are read in the sandbox, then each is filed to the request its code names, or waits in the tray.</summary>
public static class ScanIntake
{
    /// <summary>The orchestration of a scan; another one, counted from 1, carries it when the one before has ended without sorting it.</summary>
    public static string InstanceId(string scanId, int flow = 1) => flow == 1 ? $"scan-{scanId}" : $"scan-{scanId}-{flow}";

    [Function(nameof(ScanIntake))]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        ScanCase scan = context.GetInput<ScanCase>()!;
        await context.CallActivityAsync(nameof(ScanIntakeActivities.ReadAndFileScan), scan, Retries.Patient);
    }
}
