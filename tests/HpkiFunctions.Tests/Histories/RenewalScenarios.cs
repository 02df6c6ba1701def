using Hpki.Procedures.Requests;
using HpkiFunctions.Renewals;

namespace HpkiFunctions.Tests.Histories;

/// <summary>A renewal goes the way of a reissue, whose branches are recorded there; one run shows that it does.</summary>
static class RenewalScenarios
{
    public static IReadOnlyList<RecordedScenario> All { get; } =
    [
        new(nameof(Renewal), "card-made-and-handed-over", async story =>
        {
            await story.DoctorAsync();
            await story.ApplyForRenewalAsync();
            await story.ExaminedAsync();
            await story.PaperTaskAsync(TaskKind.CheckLicence);
            await story.PaperTaskAsync(TaskKind.ApproveRequest);
            await story.BureauAsync();
            await story.ByHandAsync();
            await story.DaysAsync(2);
            await story.HandedOverAsync();
        }),
    ];
}
