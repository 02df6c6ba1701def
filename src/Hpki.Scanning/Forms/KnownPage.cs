using Hpki.Procedures.Forms;

namespace Hpki.Scanning.Forms;

/// <summary>A page of a form whose geometry is known.</summary>
sealed record KnownPage(FormLayout Layout, int Page)
{
    public IReadOnlySet<RulingPiece> Lines { get; } = Layout.Rulings.Where(ruling => ruling.Page == Page).SelectMany(RulingPiece.Of).ToHashSet();
}
