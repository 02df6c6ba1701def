namespace Hpki.Procedures.Forms;

/// <summary>Typed answers after the check: what goes to paper, and what is wrong. A form with mistakes is not printed.</summary>
public sealed record FormCheckResult(IReadOnlyDictionary<string, string> Entries, IReadOnlyList<FormMistake> Mistakes);
