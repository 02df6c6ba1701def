namespace Hpki.Registry.Audit;

/// <summary>A hash beside the way to the root.</summary>
/// <param name="Side">On which side of the way it stands.</param>
/// <param name="Hash">Lower-case hexadecimal.</param>
public sealed record MerkleStep(MerkleSide Side, string Hash);
