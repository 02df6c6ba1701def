using Hpki.Console;
using Hpki.Procedures.Staff;
using HpkiFunctions.Problems;

namespace HpkiFunctions.Pages;

/// <summary>Turns a desk's word into what a page offers.</summary>
static class Offers
{
    public static ActionOffer Of(Problem? whyNot) => whyNot is null ? ActionOffer.Allowed : ActionOffer.Refused(Words(whyNot));

    /// <summary>Why not, in one or two sentences; on a page where it is no error but the usual division of work.</summary>
    public static string Words(Problem problem) => problem.NeededRoles.Count > 0
        ? $"「{string.Join("」または「", problem.NeededRoles.Select(role => role.Title()))}」の役割を持つ担当者が行います。"
        : $"{problem.Title}。{problem.Detail}";
}
