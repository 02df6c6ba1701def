using Hpki.Console;
using Hpki.Console.Guides;
using Hpki.Correspondence;
using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Forms;
using Hpki.Registry.Drafts;
using HpkiFunctions.Pages;
using HpkiFunctions.Problems;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;

namespace HpkiFunctions.Guides;

/// <summary>The pages that anybody may read.</summary>
public sealed class GuideModels(CenterContact center, PageOptions pages, GuideDesk desk, GuideTickets tickets, GuideOptions options, IAntiforgery antiforgery)
{
    GuideFrame Frame { get; } = new()
    {
        Center = center.Name,
        Phone = center.Phone,
        Hours = center.Hours,
        Address = $"{center.PostalCode} {center.PostalAddress}",
        Installation = pages.Installation,
    };

    public GuideListModel List() => new(Frame, ProcedureGuides.All);

    public GuideModel Of(ProcedureGuide guide) => new(Frame, guide, FormContents.Of(guide.Form).Name);

    /// <summary>The page to fill in, under a key of its own: the same answers sent twice are one form.</summary>
    public GuideFillModel Fill(HttpRequest request, ProcedureGuide guide, IReadOnlyDictionary<string, string> typed) => new()
    {
        Frame = Frame,
        Token = antiforgery.TokenFor(request),
        IdempotencyKey = Guid.NewGuid().ToString("N"),
        Guide = guide,
        Content = FormContents.Of(guide.Form),
        Typed = typed,
        KeptDays = desk.KeptDays,
    };

    public GuideFillModel FillAgain(HttpRequest request, ProcedureGuide guide, IReadOnlyDictionary<string, string> typed, IReadOnlyList<FormMistake> mistakes)
    {
        List<string> order = [.. TypedForm.FieldsOf(FormContents.Of(guide.Form))];
        return Fill(request, guide, typed) with
        {
            Errors = [.. mistakes.OrderBy(mistake => order.IndexOf(mistake.Key)).Select(mistake => new FieldError(mistake.Key, mistake.Message))],
        };
    }

    public GuideDoneModel Done(HttpRequest request, ProcedureGuide guide, Draft draft) => new()
    {
        Frame = Frame,
        Token = antiforgery.TokenFor(request),
        Guide = guide,
        FormName = FormContents.Of(guide.Form).Name,
        Ticket = tickets.For(draft.Reference),
        Number = draft.Reference.ToString(),
        TicketHours = options.TicketHours,
        SendUntil = JapaneseFormat.Date(draft.DeleteOn.AddDays(-1)),
    };

    public GuideProblemModel Of(Problem problem) => new(Frame, problem.Title, problem.Detail, problem.ReferenceId);
}
