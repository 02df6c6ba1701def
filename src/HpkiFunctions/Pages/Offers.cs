using Hpki.Console;
using HpkiFunctions.Problems;

namespace HpkiFunctions.Pages;

/// <summary>Turns a desk's word into what a page offers.</summary>
static class Offers
{
    public static ActionOffer Of(Problem? whyNot) => whyNot is null ? ActionOffer.Allowed : ActionOffer.Refused(Words(whyNot));

    /// <summary>Why not, in one or two sentences.</summary>
    public static string Words(Problem problem) => $"{problem.Title}。{problem.Detail}";
}
