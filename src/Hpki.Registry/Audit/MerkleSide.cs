namespace Hpki.Registry.Audit;

/// <summary>The side of a node in a Merkle tree.</summary>
public enum MerkleSide
{
    Left,
    Right,
}
