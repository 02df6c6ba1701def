using Hpki.Console;
using Hpki.Console.BlankForms;
using Hpki.Correspondence.Forms;
using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Forms;
using HpkiFunctions.Access;
using Microsoft.AspNetCore.Http;

namespace HpkiFunctions.Pages;

/// <summary>様式の印刷.</summary>
public sealed class FormPageFunctions(ConsoleFrames frames)
{
    [StaffRoute]
    [Function(nameof(ShowForms))]
    public IResult ShowForms([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "staff/forms")] HttpRequest request) =>
        Page.Of<FormListPage, FormListModel>(new(frames.Of(request), [.. FormContents.All.Select(Row)]));

    static FormRow Row(FormContent form)
    {
        ProcedureGuide[] guides = [.. ProcedureGuides.All.Where(guide => guide.Form == form.Kind)];
        return new()
        {
            Name = form.Name,
            Code = form.Code,
            Version = FormLayouts.Current(form.Kind).Version,
            Blank = ConsoleRoutes.GuideForm(guides[0].Slug),
            Guides = [.. guides.Select(guide => (guide.Title, ConsoleRoutes.GuideFill(guide.Slug)))],
        };
    }
}
