namespace HpkiFunctions.Holders;

/// <summary>What a rebuild went through.</summary>
/// <param name="Holders">How many holders there are.</param>
public sealed record RebuiltProjections(int Holders);
