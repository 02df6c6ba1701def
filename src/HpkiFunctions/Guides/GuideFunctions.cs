using System.Security.Cryptography;
using Hpki.Console;
using Hpki.Console.Guides;
using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Forms;
using Hpki.Registry.Drafts;
using HpkiFunctions.Access;
using HpkiFunctions.Http;
using HpkiFunctions.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace HpkiFunctions.Guides;

/// <summary>手続きのご案内: what a doctor reads, fills in and prints. Addresses name procedures only; what is typed goes in bodies, and nowhere into logs.</summary>
public sealed class GuideFunctions(GuideModels models, GuideDesk desk, GuideTickets tickets, GuideLimit limit)
{
    const string ShortLived = "public, max-age=300";

    [PublicRoute]
    [Function(nameof(ShowGuides))]
    public IResult ShowGuides([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "guide")] HttpRequest request) =>
        Page.Of<GuideListPage, GuideListModel>(models.List());

    [PublicRoute]
    [Function(nameof(ShowGuide))]
    public IResult ShowGuide([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "guide/{procedure}")] HttpRequest request, string procedure) =>
        Page.Of<GuidePage, GuideModel>(models.Of(GuideDesk.Find(procedure)));

    [PublicRoute]
    [Function(nameof(GetBlankForm))]
    public IResult GetBlankForm([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "guide/{procedure}/form.pdf")] HttpRequest request, string procedure)
    {
        byte[] pdf = desk.Blank(GuideDesk.Find(procedure).Form);
        request.HttpContext.Response.Headers.CacheControl = ShortLived;
        return Page.Pdf(request, pdf, new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(pdf))}\""));
    }

    [PublicRoute]
    [Function(nameof(ShowFillIn))]
    public IResult ShowFillIn([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "guide/{procedure}/fill")] HttpRequest request, string procedure)
    {
        ProcedureGuide guide = GuideDesk.Find(procedure);
        return Page.Of<GuideFillPage, GuideFillModel>(models.Fill(request, guide, TypedForm.Of(guide)));
    }

    [PublicRoute]
    [Function(nameof(SubmitFillIn))]
    public async Task<IResult> SubmitFillIn(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "guide/{procedure}/fill")] HttpRequest request, string procedure, CancellationToken cancellationToken)
    {
        ProcedureGuide guide = GuideDesk.Find(procedure);
        limit.Count(request);
        IFormCollection form = await request.FormAsync(cancellationToken);
        string key = IdempotencyKey.Check(form.Text(FormFields.IdempotencyKey));
        IReadOnlyDictionary<string, string> typed = TypedForm.Of(FormContents.Of(guide.Form), form);
        FormCheckResult result = desk.Check(guide, typed);
        if (result.Mistakes.Count > 0)
        {
            return Page.Of<GuideFillPage, GuideFillModel>(models.FillAgain(request, guide, typed, result.Mistakes), StatusCodes.Status400BadRequest);
        }

        // Answered at once instead of by an address to go on to: such an address would open what was typed for whoever reads it.
        Draft draft = await desk.SaveAsync(guide, result.Entries, key, cancellationToken);
        return Page.Of<GuideDonePage, GuideDoneModel>(models.Done(request, guide, draft));
    }

    [PublicRoute]
    [Function(nameof(FillInAgain))]
    public async Task<IResult> FillInAgain(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "guide/{procedure}/fill/again")] HttpRequest request, string procedure, CancellationToken cancellationToken)
    {
        ProcedureGuide guide = GuideDesk.Find(procedure);
        limit.Count(request);
        Draft draft = await OpenAsync(request, guide, cancellationToken);
        return Page.Of<GuideFillPage, GuideFillModel>(models.Fill(request, guide, TypedForm.Of(FormContents.Of(guide.Form), draft.Entries)));
    }

    [PublicRoute]
    [Function(nameof(PrintFilledForm))]
    public async Task<IResult> PrintFilledForm(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "guide/{procedure}/filled.pdf")] HttpRequest request, string procedure, CancellationToken cancellationToken)
    {
        ProcedureGuide guide = GuideDesk.Find(procedure);
        limit.Count(request);
        byte[] pdf = await desk.PrintAsync(await OpenAsync(request, guide, cancellationToken), cancellationToken);
        return Results.File(pdf, "application/pdf", $"医師資格証_{FormContents.Of(guide.Form).Name}.pdf");
    }

    async Task<Draft> OpenAsync(HttpRequest request, ProcedureGuide guide, CancellationToken cancellationToken)
    {
        IFormCollection form = await request.FormAsync(cancellationToken);
        return await desk.OpenAsync(guide, tickets.Read(form.Text(GuideFields.Ticket)), cancellationToken);
    }
}
