using HpkiFunctions.Requests;

namespace HpkiFunctions.Renewals;

/// <summary>更新: a new card before the old one runs out. What is its own are the papers and the fee, which the catalogue and the fee table say.</summary>
public static class Renewal
{
    [Function(nameof(Renewal))]
    public static Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context) => CardCourse.RunAsync(context);
}
