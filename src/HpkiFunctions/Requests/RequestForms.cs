using Hpki.Correspondence.Forms;
using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Forms;
using Hpki.Procedures.Identifiers;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using HpkiFunctions.Problems;

namespace HpkiFunctions.Requests;

/// <summary>Prints the forms of a request; their codes carry the request's id, which says nothing to anyone else, and bring the paper back to it.</summary>
public sealed class RequestForms(RequestDesk desk, PaperForms forms)
{
    // The forms that are written for a change of name ask for the new one.
    static readonly FormKind[] WithNewName = [FormKind.Reissue];

    /// <summary>The forms whose paper the request can take, its own first: a lost report takes the reissue's, which opens the linked request.</summary>
    public static IReadOnlyList<FormKind> Of(ProcedureKind procedure) => ProcedureCatalogue.Of(procedure).Form switch
    {
        null => [],
        FormKind.LostReport => [FormKind.LostReport, FormKind.Reissue],
        { } form => [form],
    };

    /// <param name="requestNumber">As typed.</param>
    /// <param name="form">Letters of the form, as <see cref="FormCode.Form"/>; null: the request's own.</param>
    /// <param name="cancellationToken">Ends the look-up.</param>
    /// <exception cref="ProblemException">There is no such request, or it takes no such form.</exception>
    public async Task<byte[]> PrintAsync(string requestNumber, string? form, CancellationToken cancellationToken)
    {
        (HolderFile file, Request request) = await desk.OpenAsync(requestNumber, cancellationToken);
        IReadOnlyList<FormKind> taken = Of(request.Procedure);
        FormKind[] wanted = [.. taken.Where(kind => form is null || FormContents.Of(kind).Code == form)];
        return wanted is [var kind, ..]
            ? Print(file.Holder, request, kind)
            : throw new ProblemException(Problem.BadField("form", "この申請の様式ではありません",
                taken.Count == 0 ? "この申請には様式がありません。" : $"印刷できる様式: {string.Join("、", taken.Select(kind => $"{FormContents.Of(kind).Name}({FormContents.Of(kind).Code})"))}"));
    }

    // Birth date and registration number stay blank: that the sender knows them is what the paper is compared for.
    byte[] Print(Holder holder, Request request, FormKind kind)
    {
        Dictionary<string, string> name = WithNewName.Contains(kind) ? [] : new() { [HolderKeys.Name] = $"{holder.FamilyName} {holder.GivenName}" };
        return forms.Print(new()
        {
            Kind = kind,
            Reference = request.RequestId,
            Number = RequestNumber.Parse(request.RequestId).ToString(),
            PrintedAt = request.ReceivedAt,

            // A name that the font or the box cannot hold is written by hand.
            Entries = PaperForms.Check(kind, name).Count == 0 ? name : [],
        });
    }
}
