using Hpki.Procedures.Forms;

namespace Hpki.Registry.Drafts;

/// <summary>What somebody typed for a form on the web. Not a holder's record: nobody has compared it with anybody yet.</summary>
public sealed record Draft
{
    public required DraftReference Reference { get; init; }

    /// <summary>Form code, see <see cref="FormCode.Form"/>.</summary>
    public required string Form { get; init; }

    /// <summary>Version of the layout for which it was typed.</summary>
    public required int Version { get; init; }

    /// <summary>The guide page it was typed on; with the form it says which procedure is meant.</summary>
    public required string Guide { get; init; }

    /// <summary>Text by field key, see <see cref="FormEntries"/>. Personal data; empty once a request has taken it over.</summary>
    public required IReadOnlyDictionary<string, string> Entries { get; init; }

    public required DateTimeOffset StoredAt { get; init; }

    /// <summary>In Tokyo. On this day it goes, with what was typed if no paper has come.</summary>
    public required DateOnly DeleteOn { get; init; }

    /// <summary>How often its form was fetched for printing.</summary>
    public int Printings { get; init; }

    /// <summary>The document whose paper carried it; null while none came.</summary>
    public string? UsedBy { get; init; }

    /// <summary>The request that took over what was typed.</summary>
    public string? UsedFor { get; init; }

    public DateTimeOffset? UsedAt { get; init; }

    /// <summary>Without what was typed, so that it never reaches a log.</summary>
    public override string ToString() => $"{nameof(Draft)} of form {Form} version {Version}";
}
