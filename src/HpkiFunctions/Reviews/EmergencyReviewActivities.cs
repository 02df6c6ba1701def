using Hpki.Procedures.Requests;
using Hpki.Registry.Holders;

namespace HpkiFunctions.Reviews;

/// <summary>The outside step of a review's flow.</summary>
public sealed class EmergencyReviewActivities(HolderRegistry registry)
{
    /// <summary>How the review of the emergency ended; null while it is open.</summary>
    [Function(nameof(ReadReview))]
    public async Task<TaskOutcome?> ReadReview([ActivityTrigger] EmergencyReviewCase review, CancellationToken cancellationToken) =>
        (await registry.OpenAsync(review.HolderId, cancellationToken)).Task(review.TaskId).Outcome;
}
