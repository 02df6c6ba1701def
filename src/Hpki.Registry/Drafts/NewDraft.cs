namespace Hpki.Registry.Drafts;

/// <summary>A draft to store; see <see cref="Draft"/> for its members.</summary>
public sealed record NewDraft
{
    /// <summary>Drawn for the page that was filled in: the same answers under the same key are one draft, however often they are sent.</summary>
    public required string SubmissionKey { get; init; }

    public required string Form { get; init; }

    public required int Version { get; init; }

    public required string Guide { get; init; }

    public required IReadOnlyDictionary<string, string> Entries { get; init; }

    public required DateOnly DeleteOn { get; init; }

    /// <summary>Without what was typed, so that it never reaches a log.</summary>
    public override string ToString() => $"{nameof(NewDraft)} of form {Form} version {Version}";
}
