using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Requests;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using Hpki.Registry.Timelines;
using Microsoft.Extensions.DependencyInjection;

namespace HpkiFunctions.Tests.Crashes;

/// <summary>Each holder's chain is whole; nothing that happens once stands there twice, and what the records say happened stands there.</summary>
sealed class TimelineInvariants(IServiceProvider services)
{
    // A caller may call again with the same answers, and what a provider says of a mail it may say again.
    static bool MayRepeat(string type) =>
        type == "lost-report.call" || (type.StartsWith("mail.", StringComparison.Ordinal) && type is not ("mail.intended" or "mail.sent"));

    public async Task<IReadOnlyList<string>> BrokenAsync(CancellationToken cancellationToken)
    {
        List<string> broken = [];
        foreach (string holderId in await new StorageRows(services).HoldersAsync(cancellationToken))
        {
            Timeline timeline = services.GetRequiredService<Timeline>();
            if (await timeline.VerifyAsync(holderId, cancellationToken) is { IsWhole: false } check)
            {
                broken.Add($"The chain of {holderId} is broken at {check.FirstBadSequence}: {check.Problem}");
            }

            TimelineEvent[] events = [.. (await timeline.ReadAsync(holderId, cancellationToken: cancellationToken)).Select(entry => entry.Event)];
            HolderFile file = await services.GetRequiredService<HolderRegistry>().OpenAsync(holderId, cancellationToken);
            broken.AddRange(Doubled(events).Concat(Lost(events, file)).Select(problem => $"{holderId}: {problem}"));
        }

        return broken;
    }

    static IEnumerable<string> Doubled(TimelineEvent[] events) => events
        .Where(one => !MayRepeat(one.Type))
        .GroupBy(one => $"{one.Type} of request {one.RequestId} ({string.Join(", ", one.Facts.Where(fact => fact.Key != "milliseconds").OrderBy(fact => fact.Key))})")
        .Where(group => group.Count() > 1)
        .Select(group => $"{group.Key} stands on the timeline {group.Count()} times.");

    static IEnumerable<string> Lost(TimelineEvent[] events, HolderFile file)
    {
        (string Type, string Fact, string Id)[] wanted =
        [
            .. file.Orders.Select(order => ("revocation.ordered", "orderId", order.OrderId)),
            .. file.Orders.Where(order => order.ConfirmedAt is not null).Select(order => ("revocation.confirmed", "orderId", order.OrderId)),
            .. file.Tasks.Where(task => task.CompletedAt is not null).Select(task => ("task.completed", "taskId", task.TaskId)),
            .. file.Mails.Select(mail => ("mail.intended", "mailId", mail.MailId)),
        ];
        return wanted
            .Where(one => !events.Any(e => e.Type == one.Type && e.Facts.GetValueOrDefault(one.Fact) == one.Id))
            .Select(one => $"{one.Type} of {one.Id} does not stand on the timeline.")
            .Concat(file.Requests
                .SelectMany(request => StepsOf(request, file).Select(types => (request.RequestId, Types: types)))
                .Where(step => !events.Any(e => e.RequestId == step.RequestId && step.Types.Contains(e.Type)))
                .Select(step => $"{string.Join(" or ", step.Types)} of request {step.RequestId} does not stand on the timeline."))
            .Concat(file.Documents
                .Where(document => !events.Any(e => e.Facts.GetValueOrDefault("documentId") == document.DocumentId))
                .Select(document => $"document {document.DocumentId} does not stand on the timeline."));
    }

    // What must have happened for a report to stand as it does.
    static IEnumerable<string[]> StepsOf(Request request, HolderFile file)
    {
        if (request.Procedure != ProcedureKind.LostReport)
        {
            yield break;
        }

        yield return ["lost-report.call", "lost-report.paper"];
        StaffTask[] proofs = [.. file.Tasks.Where(task => task.RequestId == request.RequestId && task.Kind == TaskKind.ProveCaller)];
        if (proofs.Length > 0)
        {
            yield return ["card.held"];
        }

        if (proofs.Any(task => task.Outcome is TaskOutcome.Confirmed or TaskOutcome.Refused))
        {
            yield return ["proof.decided"];
        }

        if (request.State == RequestState.Withdrawn)
        {
            yield return ["lost-report.withdrawn"];
        }

        if (request.State == RequestState.ClosedWithoutForm)
        {
            yield return ["lost-report.closed-without-form"];
        }

        if (request.Generation > 1)
        {
            yield return ["lost-report.reopened", "lost-report.card-found"];
        }
    }
}
