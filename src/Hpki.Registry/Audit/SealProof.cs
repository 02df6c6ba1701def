namespace Hpki.Registry.Audit;

/// <summary>That a seal holds a line: RFC 6962 §2.1.1.</summary>
/// <param name="Line">The holder's line, byte for byte.</param>
/// <param name="Index">Its place among the seal's lines, from 0.</param>
/// <param name="Path">The hashes that lead from the line to the header's root, in order.</param>
public sealed record SealProof(string Line, int Index, int Count, IReadOnlyList<MerkleStep> Path);
