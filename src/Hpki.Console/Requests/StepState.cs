namespace Hpki.Console.Requests;

/// <summary>How far a step of the step bar is.</summary>
public enum StepState
{
    Done,
    Current,
    Waiting,

    /// <summary>It will not happen: the request ended another way.</summary>
    Skipped,
}
