namespace HpkiFunctions.Intake;

/// <summary>An answer that was typed: the question's key and words as <see cref="Hpki.Procedures.Forms.FormQuestion"/> has them.</summary>
public sealed record TypedField(string Question, string Label, string Value);
