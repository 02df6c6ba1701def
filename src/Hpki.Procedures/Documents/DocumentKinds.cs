namespace Hpki.Procedures.Documents;

/// <summary>What sets kinds of documents apart.</summary>
public static class DocumentKinds
{
    /// <summary>What may come in on paper, as opposed to what the centre itself has sent.</summary>
    public static IReadOnlyList<DocumentKind> Received { get; } = [.. Enum.GetValues<DocumentKind>().Where(IsReceived)];

    /// <summary>The forms that open a request of a procedure no flow carries yet.</summary>
    public static IReadOnlyList<DocumentKind> OpeningARequest { get; } =
    [
        DocumentKind.ReissueApplication, DocumentKind.DiscontinuationNotice, DocumentKind.PinDisclosureApplication, DocumentKind.PinUnblockApplication,
        DocumentKind.ContactChangeNotice, DocumentKind.RenewalApplication,
    ];

    public static bool IsReceived(this DocumentKind kind) => kind switch
    {
        DocumentKind.LostReportForm or DocumentKind.ReissueApplication or DocumentKind.ResidenceRecord or DocumentKind.PhysicianLicence
            or DocumentKind.IdentityDocument or DocumentKind.Photo or DocumentKind.CardFaceCopy or DocumentKind.ReissuePapers or DocumentKind.Other
            or DocumentKind.DiscontinuationNotice or DocumentKind.PinDisclosureApplication or DocumentKind.PinUnblockApplication
            or DocumentKind.ContactChangeNotice or DocumentKind.RenewalApplication or DocumentKind.IssueApplication or DocumentKind.DeliveryReceipt => true,
        DocumentKind.PostedLetter => false,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "It is not said whether this kind comes in or goes out."),
    };

    /// <summary>Whether a document of this kind is what a reissue asks for, so that it goes with the application in the same envelope.</summary>
    public static bool BelongsToReissue(this DocumentKind kind) => kind switch
    {
        DocumentKind.ReissueApplication or DocumentKind.ResidenceRecord or DocumentKind.PhysicianLicence or DocumentKind.IdentityDocument
            or DocumentKind.Photo or DocumentKind.CardFaceCopy or DocumentKind.ReissuePapers => true,
        DocumentKind.LostReportForm or DocumentKind.Other or DocumentKind.PostedLetter or DocumentKind.DiscontinuationNotice
            or DocumentKind.PinDisclosureApplication or DocumentKind.PinUnblockApplication or DocumentKind.ContactChangeNotice
            or DocumentKind.RenewalApplication or DocumentKind.IssueApplication or DocumentKind.DeliveryReceipt => false,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "It is not decided yet where this kind of document goes."),
    };
}
