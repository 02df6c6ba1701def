using Hpki.Procedures.Forms;

namespace Hpki.Scanning.Corpus;

/// <summary>A real form of the house: its geometry, and its printer for a reference.</summary>
public sealed record CorpusForm(FormLayout Layout, Func<string, byte[]> Print);
