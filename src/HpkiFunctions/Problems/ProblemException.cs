namespace HpkiFunctions.Problems;

/// <summary>Ends a request with a problem; thrown where the rule is, answered in one place.</summary>
public sealed class ProblemException(Problem problem) : Exception(problem.Code)
{
    public Problem Problem { get; } = problem;
}
