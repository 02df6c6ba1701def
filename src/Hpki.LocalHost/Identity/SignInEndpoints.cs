using Hpki.Console;
using Hpki.Console.Layout;
using Hpki.Console.LocalPages;
using Hpki.LocalHost.CardBureau;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Hpki.LocalHost.Identity;

/// <summary>
/// The sign-in page, and the two addresses of App Service Authentication that the app may send a browser to: <c>/.auth/login/…</c> and
/// <c>/.auth/logout</c>.
/// </summary>
static class SignInEndpoints
{
    public static string AddressFor(string returnUrl) => $"{ConsoleRoutes.SignIn}?{SignInFields.ReturnUrl}={Uri.EscapeDataString(returnUrl)}";

    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(ConsoleRoutes.SignIn, Show);
        routes.MapPost(ConsoleRoutes.SignIn, SignInAsync);
        routes.MapGet("/.auth/login/{provider}", (HttpRequest request) =>
            Results.Redirect(AddressFor(LocalUrl(request.Query["post_login_redirect_uri"]))));
        routes.MapGet("/.auth/logout", (Delegate)SignOutAsync);
    }

    static RazorComponentResult<SignInPage> Show(HttpContext context, IAntiforgery antiforgery) =>
        Page(context, antiforgery, LocalUrl(context.Request.Query[SignInFields.ReturnUrl]), message: null);

    static async Task<IResult> SignInAsync(HttpContext context, IAntiforgery antiforgery)
    {
        if (!context.Request.HasFormContentType || !await antiforgery.IsRequestValidAsync(context))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page(context, antiforgery, ConsoleRoutes.Start, "画面の有効期限が切れました。もう一度、担当者を選んでください。");
        }
        IFormCollection form = await context.Request.ReadFormAsync(context.RequestAborted);
        string returnUrl = LocalUrl(form[SignInFields.ReturnUrl]);
        if (DemoStaffDirectory.Find(form[SignInFields.StaffId]) is not { } member)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page(context, antiforgery, returnUrl, "選ばれた担当者は登録されていません。一覧から選んでください。");
        }
        await StaffCookie.SignInAsync(context, member);
        return Results.LocalRedirect(returnUrl);
    }

    // A GET as in App Service; the worst that a foreign page can do with it is to sign somebody out.
    static async Task<IResult> SignOutAsync(HttpContext context)
    {
        await StaffCookie.SignOutAsync(context);
        return Results.LocalRedirect(LocalUrl(context.Request.Query["post_logout_redirect_uri"], otherwise: ConsoleRoutes.SignIn));
    }

    static RazorComponentResult<SignInPage> Page(HttpContext context, IAntiforgery antiforgery, string returnUrl, string? message)
    {
        AntiforgeryTokenSet token = antiforgery.GetAndStoreTokens(context);
        context.Response.Headers.ContentSecurityPolicy = ConsoleSecurity.PagePolicy;
        var model = new SignInModel
        {
            Token = new FormToken(token.FormFieldName, token.RequestToken!),
            Staff = [.. DemoStaffDirectory.All.Select(member => member with { Passphrase = context.RequestServices.GetRequiredService<EscrowCeremony>().Passphrases.GetValueOrDefault(member.StaffId) })],
            ReturnUrl = returnUrl,
            Message = message is null ? null : new FlashMessage(FlashKind.Error, message),
        };
        return new RazorComponentResult<SignInPage>(new Dictionary<string, object?> { [nameof(SignInPage.Model)] = model });
    }

    // Never to another site, whatever the address says.
    static string LocalUrl(string? url, string otherwise = ConsoleRoutes.Start) =>
        !string.IsNullOrEmpty(url) && RedirectHttpResult.IsLocalUrl(url) && !url.StartsWith('~') ? url : otherwise;
}
