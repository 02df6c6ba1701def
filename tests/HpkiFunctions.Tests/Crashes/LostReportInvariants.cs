using Hpki.LocalHost.Mailbox;
using Hpki.LocalRuntime;
using Hpki.LocalRuntime.Functions;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using Microsoft.Extensions.DependencyInjection;

namespace HpkiFunctions.Tests.Crashes;

/// <summary>
/// What is true of the whole house when everything has come to rest, however often it was killed on the way. Says what is broken instead of
/// throwing at the first fault, for one crash often leaves several traces.
/// </summary>
/// <param name="services">A host that is at rest.</param>
/// <param name="mails">What every mailbox has received.</param>
/// <param name="kills">When hosts were killed, on the hosts' clock: a mail may come twice only across one of these.</param>
public sealed class LostReportInvariants(IServiceProvider services, IReadOnlyList<CapturedMail> mails, IReadOnlyList<DateTimeOffset> kills)
{
    public async Task<IReadOnlyList<string>> BrokenAsync(IReadOnlyList<CaseEnd> cases, CancellationToken cancellationToken)
    {
        List<string> broken = [.. await new UnfinishedBusiness(services).BrokenAsync(cancellationToken)];
        await foreach (OrchestrationMetadata flow in services.GetRequiredService<EngineService>().Engine.Client.GetAllInstancesAsync())
        {
            if (flow.RuntimeStatus != OrchestrationRuntimeStatus.Completed)
            {
                broken.Add($"A flow has not come to its end: {flow}.");
            }
        }

        foreach (CaseEnd end in cases)
        {
            broken.AddRange(Problems(end, await services.GetRequiredService<HolderRegistry>().OpenAsync(end.HolderId, cancellationToken)).Select(problem => $"{end.CardSerial}: {problem}"));
        }

        broken.AddRange(await new MailInvariants(services, mails, kills).BrokenAsync(cases, cancellationToken));
        broken.AddRange(await new TimelineInvariants(services).BrokenAsync(cancellationToken));
        broken.AddRange(await new ScanInvariants(services).BrokenAsync(cancellationToken));
        broken.AddRange(await new RevocationInvariants(services).BrokenAsync(cancellationToken));
        broken.AddRange(await new ProjectionInvariants(services).BrokenAsync(cancellationToken));
        return broken;
    }

    static IEnumerable<string> Problems(CaseEnd end, HolderFile file)
    {
        Request[] requests = [.. file.Requests.Where(request => request.CardSerial == end.CardSerial)];
        if (requests is not [var request])
        {
            return [$"{requests.Length} requests instead of one."];
        }

        Card card = file.Card(end.CardSerial);
        string[] state = (request.State, card.State) == (end.Request, end.Card)
            ? []
            : [$"the request is {request.State} and the card {card.State}; they must be {end.Request} and {end.Card}."];
        return [.. state, .. file.Tasks.Where(task => task.CompletedAt is null && task.RequestId == request.RequestId).Select(task => $"its task {task.Kind} is open.")];
    }
}
