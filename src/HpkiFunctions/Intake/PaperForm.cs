using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Documents;
using Hpki.Procedures.Forms;

namespace HpkiFunctions.Intake;

/// <summary>Which procedure a form of ours belongs to (null: it is for people whom the register does not know yet), and what kind of document it is.</summary>
public sealed record PaperForm(ProcedureKind? Procedure, DocumentKind Kind)
{
    /// <summary>The form that a code's letters name; null when they name none.</summary>
    public static PaperForm? Of(string form) => FormContents.Find(form) is { } content ? Of(content.Kind) : null;

    /// <summary>The procedure that a document of this kind opens; null when it opens none.</summary>
    public static ProcedureKind? ProcedureOf(DocumentKind kind) =>
        DocumentKinds.OpeningARequest.Contains(kind) ? Enum.GetValues<FormKind>().Select(Of).First(form => form.Kind == kind).Procedure : null;

    static PaperForm Of(FormKind form) => form switch
    {
        FormKind.LostReport => new(ProcedureKind.LostReport, DocumentKind.LostReportForm),
        FormKind.Reissue => new(ProcedureKind.Reissue, DocumentKind.ReissueApplication),
        FormKind.Discontinuation => new(ProcedureKind.Discontinuation, DocumentKind.DiscontinuationNotice),
        FormKind.PinDisclosure => new(ProcedureKind.PinDisclosure, DocumentKind.PinDisclosureApplication),
        FormKind.PinUnblock => new(ProcedureKind.PinUnblock, DocumentKind.PinUnblockApplication),
        FormKind.ContactChange => new(ProcedureKind.ContactChange, DocumentKind.ContactChangeNotice),
        FormKind.Renewal => new(ProcedureKind.Renewal, DocumentKind.RenewalApplication),
        FormKind.Issue => new(null, DocumentKind.IssueApplication),
        _ => throw new ArgumentOutOfRangeException(nameof(form), form, "It is not said to which procedure this form belongs."),
    };
}
