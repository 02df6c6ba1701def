using Hpki.Correspondence.Forms;
using HpkiFunctions.Access;
using Microsoft.AspNetCore.Http;

namespace HpkiFunctions.Pages;

/// <summary>The sheets that staff lay between papers before they scan a stack.</summary>
public sealed class SortingSheetFunctions(SortingSheets sheets, TimeProvider time)
{
    [StaffRoute]
    [Function(nameof(PrintCoverSheet))]
    public IResult PrintCoverSheet([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "staff/scans/cover.pdf")] HttpRequest request) =>
        Page.Pdf(request, sheets.Cover(time.GetUtcNow()));

    [StaffRoute]
    [Function(nameof(PrintSeparatorSheet))]
    public IResult PrintSeparatorSheet([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "staff/scans/separator.pdf")] HttpRequest request) =>
        Page.Pdf(request, sheets.Separator(time.GetUtcNow()));
}
