using Hpki.Procedures.Forms.Contents;

namespace Hpki.Procedures.Forms;

/// <summary>What each form of the catalogue asks.</summary>
public static class FormContents
{
    /// <summary>Every form, in the order of <see cref="FormKind"/>.</summary>
    public static IReadOnlyList<FormContent> All { get; } =
    [
        LostReportContent.Create(), ReissueContent.Create(), DiscontinuationContent.Create(), PinDisclosureContent.Create(),
        PinUnblockContent.Create(), ContactChangeContent.Create(), RenewalContent.Create(), IssueContent.Create(),
    ];

    /// <exception cref="ArgumentOutOfRangeException">The form is not described.</exception>
    public static FormContent Of(FormKind kind) =>
        All.FirstOrDefault(content => content.Kind == kind) ?? throw new ArgumentOutOfRangeException(nameof(kind), kind, "This form is not described yet.");

    /// <summary>The form that a code names; null when it names none of ours, or a cover or separator sheet.</summary>
    public static FormContent? Find(string code) => All.FirstOrDefault(content => content.Code == code);
}
