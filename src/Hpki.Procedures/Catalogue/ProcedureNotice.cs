namespace Hpki.Procedures.Catalogue;

/// <summary>A notice to the holder.</summary>
/// <param name="Code">By which the product knows it.</param>
/// <param name="When">When it goes.</param>
/// <param name="Letter">Whether it always goes by post too; every other goes by post only when mail does not reach the holder.</param>
public sealed record ProcedureNotice(string Code, string When, bool Letter = false);
