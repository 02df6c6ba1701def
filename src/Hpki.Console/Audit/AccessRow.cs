namespace Hpki.Console.Audit;

/// <summary>One look at a holder's data.</summary>
public sealed record AccessRow(string At, string Staff, string What, string Outcome);
