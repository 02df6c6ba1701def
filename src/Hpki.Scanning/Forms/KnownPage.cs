using Hpki.Procedures.Forms;

namespace Hpki.Scanning.Forms;

/// <summary>A page of a form whose geometry is known.</summary>
sealed record KnownPage(FormLayout Layout, int Page)
{
    public IReadOnlySet<RulingEdge> Edges { get; } =
        Layout.Rulings.Where(ruling => ruling.Page == Page).SelectMany(RulingEdge.Of).Where(edge => edge.Length > 3).ToHashSet();
}
