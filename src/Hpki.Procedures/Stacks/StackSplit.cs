namespace Hpki.Procedures.Stacks;

/// <summary>A stack taken apart. Every page is in one document or passed over, never in both.</summary>
/// <param name="Documents">In the order of the stack.</param>
/// <param name="PassedOver">Pages that are nobody's paper: separators, covers, and empty sheets outside a document.</param>
public sealed record StackSplit(IReadOnlyList<StackDocument> Documents, IReadOnlyList<int> PassedOver);
