using Hpki.Console.Parts;
using Hpki.Procedures.Documents;

namespace Hpki.Console.Scans;

/// <summary>What staff choose among for a document of the tray.</summary>
static class TrayChoices
{
    /// <summary>Everything that may come in.</summary>
    public static IReadOnlyList<Choice> Kinds { get; } = Of(DocumentKinds.Received);

    /// <summary>The forms that open a request of their own.</summary>
    public static IReadOnlyList<Choice> Forms { get; } = Of(DocumentKinds.OpeningARequest);

    static Choice[] Of(IEnumerable<DocumentKind> kinds) => [.. kinds.Select(kind => new Choice(kind.ToString(), JapaneseNames.Of(kind)))];
}
