namespace Hpki.Procedures.Catalogue;

/// <summary>A paper to send.</summary>
/// <param name="Name">What it is (Japanese).</param>
/// <param name="When">Under which circumstances, and in what form; empty when always and without more ado.</param>
/// <param name="Source">Where that is said.</param>
public sealed record GuideDocument(string Name, string When, string Source);
