namespace Hpki.Procedures.Documents;

/// <summary>What sets kinds of documents apart.</summary>
public static class DocumentKinds
{
    /// <summary>What may come in on paper, as opposed to what the centre itself has sent.</summary>
    public static IReadOnlyList<DocumentKind> Received { get; } = [.. Enum.GetValues<DocumentKind>().Where(IsReceived)];

    public static bool IsReceived(this DocumentKind kind) => kind switch
    {
        DocumentKind.LostReportForm or DocumentKind.ReissuePapers or DocumentKind.Other => true,
        DocumentKind.PostedLetter => false,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "It is not said whether this kind comes in or goes out."),
    };
}
