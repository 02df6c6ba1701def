namespace Hpki.Procedures.Forms;

/// <summary>Questions under one heading (Japanese, without its number).</summary>
public sealed record FormSection(string Title, IReadOnlyList<FormQuestion> Questions);
