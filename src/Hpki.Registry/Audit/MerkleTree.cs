using System.Security.Cryptography;

namespace Hpki.Registry.Audit;

/// <summary>
/// The Merkle tree of RFC 6962 §2.1 over SHA-256: a leaf is hashed with a 00 before it, two nodes with a 01 before them, so that a seal can be shown
/// to hold one holder's line without showing the others.
/// </summary>
public static class MerkleTree
{
    /// <summary>The Merkle tree hash; of no leaves, SHA-256 of nothing.</summary>
    public static byte[] Root(ReadOnlySpan<byte[]> leaves) => leaves.Length switch
    {
        0 => SHA256.HashData([]),
        1 => Leaf(leaves[0]),
        _ => Node(Root(leaves[..Split(leaves.Length)]), Root(leaves[Split(leaves.Length)..])),
    };

    /// <summary>The audit path of RFC 6962 §2.1.1: the hashes beside the way from a leaf to the root, the nearest first.</summary>
    public static IReadOnlyList<MerkleStep> Path(ReadOnlySpan<byte[]> leaves, int index)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, leaves.Length);
        if (leaves.Length == 1)
        {
            return [];
        }

        int split = Split(leaves.Length);
        return index < split
            ? [.. Path(leaves[..split], index), new(MerkleSide.Right, Convert.ToHexStringLower(Root(leaves[split..])))]
            : [.. Path(leaves[split..], index - split), new(MerkleSide.Left, Convert.ToHexStringLower(Root(leaves[..split])))];
    }

    /// <summary>The root that a leaf and its path lead to.</summary>
    public static byte[] RootOf(byte[] leaf, IEnumerable<MerkleStep> path) => path.Aggregate(Leaf(leaf), (hash, step) =>
        step.Side == MerkleSide.Left ? Node(Convert.FromHexString(step.Hash), hash) : Node(hash, Convert.FromHexString(step.Hash)));

    static byte[] Leaf(byte[] leaf) => SHA256.HashData([0, .. leaf]);

    static byte[] Node(byte[] left, byte[] right) => SHA256.HashData([1, .. left, .. right]);

    // The largest power of two below the number of leaves.
    static int Split(int leaves) => 1 << (31 - int.LeadingZeroCount(leaves - 1));
}
