using HpkiFunctions.Intake;

namespace HpkiFunctions.Tests.Histories;

/// <summary>A scan's flow is one step, whatever the pages are.</summary>
static class ScanIntakeScenarios
{
    public static IReadOnlyList<RecordedScenario> All { get; } =
    [
        new(nameof(ScanIntake), "no-image", story => story.ScanAsync("This is not a scan.")),
    ];
}
