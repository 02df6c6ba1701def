using System.Security.Claims;
using Hpki.Console.LocalPages;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Hpki.LocalHost.Identity;

/// <summary>The sign-in cookie of the local host. The app never sees it: it reads the identity header alone, as in Azure.</summary>
static class StaffCookie
{
    /// <summary>The authentication scheme. It is no default scheme, so the app's requests stay anonymous to ASP.NET Core.</summary>
    public const string Scheme = "LocalStaff";

    const string StaffId = "staff-id";

    /// <summary>How long an unused sign-in lasts.</summary>
    public static TimeSpan IdleTime { get; } = TimeSpan.FromMinutes(30);

    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "hpki-local-staff";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest; // the local host speaks plain HTTP on the loopback address
        options.ExpireTimeSpan = IdleTime;
        options.SlidingExpiration = true;
    }

    public static Task SignInAsync(HttpContext context, DemoStaff member) =>
        context.SignInAsync(Scheme, new ClaimsPrincipal(new ClaimsIdentity([new Claim(StaffId, member.StaffId)], Scheme)));

    public static Task SignOutAsync(HttpContext context) => context.SignOutAsync(Scheme);

    /// <summary>The one who is signed in; null when nobody is, or the cookie is old, or names someone who has left the directory.</summary>
    public static async Task<DemoStaff?> ReadAsync(HttpContext context)
    {
        AuthenticateResult result = await context.AuthenticateAsync(Scheme);
        return result.Succeeded ? DemoStaffDirectory.Find(result.Principal.FindFirstValue(StaffId)) : null;
    }
}
