namespace Hpki.Registry.Holders;

/// <summary>A decision breaks the rules of the registry: a mistake in the program, nothing was stored.</summary>
public sealed class InvalidDecisionException(string problem) : Exception(problem);
