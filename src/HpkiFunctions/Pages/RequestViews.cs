using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using Hpki.Registry.Timelines;
using HpkiFunctions.Requests;

namespace HpkiFunctions.Pages;

/// <summary>Opens requests for pages: one look-up, the holder's file, the timeline.</summary>
public sealed class RequestViews(RequestDesk desk, Timeline timeline)
{
    /// <exception cref="Problems.ProblemException">The number is unknown.</exception>
    public async Task<RequestView> OpenAsync(string number, CancellationToken cancellationToken)
    {
        (HolderFile file, Request request) = await desk.OpenAsync(number, cancellationToken);
        return new(file, request, await timeline.ReadAsync(file.Holder.HolderId, request.RequestId, cancellationToken));
    }
}
