using HpkiFunctions.Problems;
using Microsoft.AspNetCore.Http;

namespace HpkiFunctions.Access;

/// <summary>A look-up that found nobody, noted on its request so that <see cref="LookUpWatch"/> counts it afterwards.</summary>
static class LookUpMiss
{
    static readonly object Key = new();

    /// <summary>The search or number was well formed and found nothing.</summary>
    public static void NoteMiss(this HttpRequest request) => request.HttpContext.Items[Key] = true;

    /// <summary>A problem that says a number is nobody's is a miss; one of a malformed number is a slip.</summary>
    public static void NoteMiss(this HttpRequest request, Problem problem)
    {
        if (problem.Status == StatusCodes.Status404NotFound)
        {
            request.NoteMiss();
        }
    }

    public static bool IsNotedOn(HttpContext http) => http.Items.ContainsKey(Key);
}
