namespace Hpki.Console.Flows;

/// <summary>Field names of the forms about flows.</summary>
public static class FlowFields
{
    /// <summary>A state, or nothing for all.</summary>
    public const string State = "state";

    /// <summary>A request number, or the beginning of an instance id.</summary>
    public const string Text = "text";

    /// <summary>What to do.</summary>
    public const string Act = "act";

    public const string Reason = "reason";

    /// <summary>Of a signal: its kind.</summary>
    public const string Signal = "signal";

    /// <summary>Of a signal: the id of what it speaks of.</summary>
    public const string Reference = "referenceId";

    /// <summary><c>true</c> when the question was answered whether it is meant.</summary>
    public const string Confirmed = "confirmed";
}
