using Hpki.Correspondence.Forms;
using Hpki.Correspondence.Pdf;
using Hpki.Procedures.Identifiers;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using HpkiFunctions.Requests;

namespace HpkiFunctions.LostReports;

/// <summary>Prints the 紛失届 of a request; its code carries the request's id, which says nothing to anyone else.</summary>
public sealed class LostReportForms(RequestDesk desk, LostReportForm form)
{
    public async Task<byte[]> PrintAsync(string requestNumber, CancellationToken cancellationToken)
    {
        (HolderFile file, Request request) = await desk.OpenAsync(requestNumber, cancellationToken);
        LostReportFormContent content = new()
        {
            Reference = request.RequestId,
            RequestNumber = RequestNumber.Parse(request.RequestId).ToString(),
            HolderName = $"{file.Holder.FamilyName} {file.Holder.GivenName}",
            PrintedAt = request.ReceivedAt,
        };
        try
        {
            return form.Print(content);
        }
        catch (Exception error) when (error is MissingGlyphException or TextDoesNotFitException)
        {
            // A name that the font or the box cannot hold is written by hand.
            return form.Print(content with { HolderName = null });
        }
    }
}
