using Microsoft.AspNetCore.Http;

namespace HpkiFunctions.Access;

/// <summary>The signed-in member of staff of a request on a staff route.</summary>
public static class HttpContextStaff
{
    /// <exception cref="InvalidOperationException">The route is not a staff route.</exception>
    public static StaffPrincipal Staff(this HttpRequest request) =>
        request.HttpContext.Items[typeof(StaffPrincipal)] as StaffPrincipal
        ?? throw new InvalidOperationException("No member of staff is signed in; mark the function with [StaffRoute].");
}
