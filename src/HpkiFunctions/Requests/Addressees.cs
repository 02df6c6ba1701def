using Hpki.Procedures.Discontinuations;
using Hpki.Procedures.Requests;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;

namespace HpkiFunctions.Requests;

/// <summary>To whom the centre writes about a request: the holder, or after a report of their death the family at the holder's residence.</summary>
static class Addressees
{
    /// <summary>As it stands above an address and in a salutation, without 様.</summary>
    public static string Of(HolderFile file, Request request) =>
        $"{file.Holder.FamilyName} {file.Holder.GivenName}{(IsTheFamily(request) ? " 様 ご遺族" : "")}";

    /// <summary>Whether the request reports the holder's death. Its notices go by post alone.</summary>
    public static bool IsTheFamily(Request request) => request.DiscontinuationReason == DiscontinuationReason.Death;

    /// <summary>Whether the use of the holder's cards has ended by their death.</summary>
    public static bool IsDead(HolderFile file) =>
        file.Requests.Any(request => IsTheFamily(request) && request.State is RequestState.AwaitingRevocation or RequestState.Completed);
}
