namespace HpkiFunctions.Letters;

/// <summary>What one print run took out of the queue.</summary>
/// <param name="RunId">By which its PDF is read.</param>
/// <param name="LetterIds">In their order in the PDF.</param>
/// <param name="Failed">Letters that could not be composed; they stay in the queue.</param>
public sealed record PrintRun(string RunId, IReadOnlyList<string> LetterIds, int Failed);
