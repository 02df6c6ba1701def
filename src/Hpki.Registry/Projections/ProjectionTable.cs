namespace Hpki.Registry.Projections;

/// <summary>The tables that are views of the holders.</summary>
enum ProjectionTable
{
    Lookups,
    Worklists,
    Expiries,
    Heads,
}
