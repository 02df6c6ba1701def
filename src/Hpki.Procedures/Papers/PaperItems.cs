using Hpki.Procedures.Documents;

namespace Hpki.Procedures.Papers;

/// <summary>What the items are called, and as what they come in.</summary>
public static class PaperItems
{
    /// <summary>The item's name for holders and staff.</summary>
    public static InTwoLanguages Title(this PaperItem item) => item switch
    {
        PaperItem.Form => new("申請書・届書", "the form"),
        PaperItem.ResidenceRecord => new("住民票の写し", "residence record (juminhyo)"),
        PaperItem.IdentityCopy => new("本人確認書類の写し", "copy of an identity document"),
        PaperItem.LicenceCopy => new("医師免許証の写し", "copy of the medical licence"),
        PaperItem.Photo => new("写真", "photograph"),
        PaperItem.CardFaceCopy => new("医師資格証おもて面の写し", "copy of the card's face"),
        PaperItem.NewNameEvidence => new("新しい姓名が分かる書類", "evidence of the new name"),
        PaperItem.FormerCard => new("これまでの医師資格証", "your present card"),
        PaperItem.LockedCard => new("使えなくなった医師資格証", "the locked card"),
        PaperItem.DeathEvidence => new("亡くなられたことと届出者の続柄が分かる書類", "evidence of the death and of your relation"),
        _ => throw new ArgumentOutOfRangeException(nameof(item), item, "This item has no name yet; add one."),
    };

    /// <summary>Kinds of filed documents that may be this item, for the examiner who looks for it. A card is no document; it is looked for in the envelope.</summary>
    public static IReadOnlyList<DocumentKind> Kinds(this PaperItem item) => item switch
    {
        PaperItem.Form =>
        [
            DocumentKind.LostReportForm, DocumentKind.ReissueApplication, DocumentKind.DiscontinuationNotice, DocumentKind.PinDisclosureApplication,
            DocumentKind.PinUnblockApplication, DocumentKind.ContactChangeNotice, DocumentKind.RenewalApplication, DocumentKind.IssueApplication,
        ],
        PaperItem.ResidenceRecord => [DocumentKind.ResidenceRecord],
        PaperItem.IdentityCopy => [DocumentKind.IdentityDocument],
        PaperItem.LicenceCopy => [DocumentKind.PhysicianLicence],
        PaperItem.Photo => [DocumentKind.Photo],
        PaperItem.CardFaceCopy => [DocumentKind.CardFaceCopy],
        PaperItem.NewNameEvidence => [DocumentKind.ReissuePapers, DocumentKind.ResidenceRecord, DocumentKind.Other],
        PaperItem.FormerCard or PaperItem.LockedCard => [],
        PaperItem.DeathEvidence => [DocumentKind.Other],
        _ => throw new ArgumentOutOfRangeException(nameof(item), item, "It is not said as what this item comes in."),
    };
}
