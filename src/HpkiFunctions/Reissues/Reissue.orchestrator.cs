using HpkiFunctions.Requests;

namespace HpkiFunctions.Reissues;

/// <summary>再発行: a new card because the old one is lost, damaged or out of date.</summary>
public static class Reissue
{
    [Function(nameof(Reissue))]
    public static Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context) => CardCourse.RunAsync(context);
}
