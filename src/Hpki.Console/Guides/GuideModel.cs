using Hpki.Procedures.Catalogue;

namespace Hpki.Console.Guides;

/// <summary>One procedure.</summary>
public sealed record GuideModel(GuideFrame Frame, ProcedureGuide Guide, string FormName);
