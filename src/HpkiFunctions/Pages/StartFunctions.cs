using Hpki.Console.Start;
using HpkiFunctions.Access;
using Microsoft.AspNetCore.Http;

namespace HpkiFunctions.Pages;

/// <summary>受付, and the way out.</summary>
public sealed class StartFunctions(ConsoleFrames frames, StartModels models)
{
    // The front of both hostings ends the session here (App Service Authentication's address, which the local host has too).
    const string FrontSignOut = "/.auth/logout?post_logout_redirect_uri=%2F";

    [StaffRoute]
    [Function(nameof(ShowStart))]
    public async Task<IResult> ShowStart(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "{home:maxlength(0)?}")] HttpRequest request, CancellationToken cancellationToken) =>
        Page.Of<StartPage, StartModel>(await models.OfAsync(frames.Of(request), request.Staff(), cancellationToken));

    [StaffRoute]
    [Function(nameof(SignOut))]
    public IResult SignOut([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/sign-out")] HttpRequest request)
    {
        return Page.SeeOther(FrontSignOut);
    }
}
