using Hpki.Procedures.Calendar;
using Hpki.Procedures.PinDisclosures;
using Hpki.Procedures.Requests;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using HpkiFunctions.Requests;

namespace HpkiFunctions.PinDisclosures;

/// <summary>
/// One opening of a sealed PIN: a second look at a fresh address, two approvals, one print. What fails after the approvals begins another opening, because
/// what the two approved is used up. Pure.
/// </summary>
static class PinOpeningRound
{
    /// <summary>How many prints of the request are done, well or badly.</summary>
    public static int PrintsOf(HolderFile file, string requestId) =>
        file.Tasks.Count(task => task.RequestId == requestId && task is { Kind: TaskKind.PrintPinLetter, CompletedAt: not null });

    /// <summary>Begins an opening: with the second look, where the address is fresh and nobody has looked since it was changed.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="file">The holder's file.</param>
    /// <param name="request">The request.</param>
    /// <param name="options">The centre's.</param>
    /// <param name="key">Round of the examination and number of the opening.</param>
    /// <param name="now">The present.</param>
    /// <param name="due">Until when each task is done.</param>
    /// <param name="hands">Who has a hand in it beside those the file knows.</param>
    public static Decision EnterOpening(
        this Decision decision, HolderFile file, Request request, PinDisclosureOptions options, (int Round, int Opening) key, DateTimeOffset now, DateTimeOffset due, params IEnumerable<string?> hands)
    {
        if (options.Policy == PinPolicy.Unblock)
        {
            return decision.Put(PaperCourse.In(request, RequestState.PinNotDisclosed) with { ClosedAt = now });
        }

        if (!IsAddressInDoubt(file, request, options))
        {
            return decision.AskForApprovals(file, request, key, now, due, hands);
        }

        return decision.Put(PaperCourse.In(request, RequestState.AwaitingSecondLook))
            .Put(StaffTasks.New(request, TaskKind.CheckPinAddress, $"pin-address-{Step(request, key)}", now, due, [.. HandsOf(file, request), .. hands]));
    }

    /// <summary>Two tasks at once; whoever does the first cannot do the second.</summary>
    public static Decision AskForApprovals(
        this Decision decision, HolderFile file, Request request, (int Round, int Opening) key, DateTimeOffset now, DateTimeOffset due, params IEnumerable<string?> hands)
    {
        decision.Put(PaperCourse.In(request, RequestState.AwaitingDisclosure));
        foreach (int half in (int[])[1, 2])
        {
            decision.Put(StaffTasks.New(request, TaskKind.ApproveDisclosure, $"disclose-{Step(request, key)}-{half}", now, due, [.. HandsOf(file, request), .. hands]));
        }

        return decision;
    }

    /// <summary>The two approvals of the opening under way.</summary>
    public static IReadOnlyList<StaffTask> ApprovalsOf(HolderFile file, Request request)
    {
        (int Round, int Opening) key = (PaperCourse.RoundOf(file, request.RequestId), PrintsOf(file, request.RequestId) + 1);
        string[] ids = [StaffTasks.IdOf($"disclose-{Step(request, key)}-1"), StaffTasks.IdOf($"disclose-{Step(request, key)}-2")];
        return [.. file.Tasks.Where(task => ids.Contains(task.TaskId))];
    }

    /// <summary>Whether the residence is so fresh that a PIN must not go there before somebody has looked at it since.</summary>
    public static bool IsAddressInDoubt(HolderFile file, Request request, PinDisclosureOptions options) =>
        PinAddressRule.WantsSecondLook(file.Holder.ResidenceChangedOn, TokyoTime.DateOf(request.ReceivedAt), options.RestDays)
        && !file.Tasks.Any(task => task.RequestId == request.RequestId && task is { Kind: TaskKind.CheckPinAddress, Outcome: TaskOutcome.Confirmed }
            && TokyoTime.DateOf(task.CompletedAt!.Value) >= file.Holder.ResidenceChangedOn);

    // Who looked at the address, or approved an earlier opening, may approve this one: theirs was not what failed.
    static IEnumerable<string?> HandsOf(HolderFile file, Request request) => Hands.Of(file, request, TaskKind.CheckPinAddress, TaskKind.ApproveDisclosure);

    static string Step(Request request, (int Round, int Opening) key) => $"{request.RequestId}-{key.Round}-{key.Opening}";
}
