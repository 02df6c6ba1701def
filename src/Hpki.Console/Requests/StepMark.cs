namespace Hpki.Console.Requests;

/// <summary>One step of the step bar. <paramref name="At"/> is when it was done, short.</summary>
public sealed record StepMark(string Label, StepState State, string? At = null);
