namespace Hpki.Procedures.Documents;

/// <summary>What sets kinds of documents apart.</summary>
public static class DocumentKinds
{
    /// <summary>What may come in on paper, as opposed to what the centre itself has sent.</summary>
    public static IReadOnlyList<DocumentKind> Received { get; } = [.. Enum.GetValues<DocumentKind>().Where(IsReceived)];

    public static bool IsReceived(this DocumentKind kind) => kind switch
    {
        DocumentKind.LostReportForm or DocumentKind.ReissueApplication or DocumentKind.ResidenceRecord or DocumentKind.PhysicianLicence
            or DocumentKind.IdentityDocument or DocumentKind.Photo or DocumentKind.CardFaceCopy or DocumentKind.ReissuePapers or DocumentKind.Other => true,
        DocumentKind.PostedLetter => false,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "It is not said whether this kind comes in or goes out."),
    };

    /// <summary>Whether a document of this kind is what a reissue asks for, so that it goes with the application in the same envelope.</summary>
    public static bool BelongsToReissue(this DocumentKind kind) => kind switch
    {
        DocumentKind.ReissueApplication or DocumentKind.ResidenceRecord or DocumentKind.PhysicianLicence or DocumentKind.IdentityDocument
            or DocumentKind.Photo or DocumentKind.CardFaceCopy or DocumentKind.ReissuePapers => true,
        DocumentKind.LostReportForm or DocumentKind.Other or DocumentKind.PostedLetter => false,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "It is not decided yet where this kind of document goes."),
    };
}
