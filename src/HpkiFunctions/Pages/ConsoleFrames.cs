using Hpki.Console.Layout;
using HpkiFunctions.Access;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;

namespace HpkiFunctions.Pages;

/// <summary>Makes what surrounds every page: who is signed in, the token of its forms, the outcome of the action before.</summary>
public sealed class ConsoleFrames(IAntiforgery antiforgery, PageOptions options)
{
    public ConsoleFrame Of(HttpRequest request)
    {
        StaffPrincipal staff = request.Staff();
        return new()
        {
            Staff = new() { Name = staff.DisplayName, Roles = staff.Roles },
            Token = antiforgery.TokenFor(request),
            Flash = Flashes.Take(request),
            Installation = options.Installation,
        };
    }
}
