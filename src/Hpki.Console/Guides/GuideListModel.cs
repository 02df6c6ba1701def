using Hpki.Procedures.Catalogue;

namespace Hpki.Console.Guides;

/// <summary>手続きのご案内: every procedure.</summary>
public sealed record GuideListModel(GuideFrame Frame, IReadOnlyList<ProcedureGuide> Guides);
