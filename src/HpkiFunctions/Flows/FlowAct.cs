namespace HpkiFunctions.Flows;

/// <summary>What an operator can do to a flow.</summary>
public enum FlowAct
{
    /// <summary>Tells it to read its request again.</summary>
    Signal,

    Suspend,

    Resume,

    Terminate,

    /// <summary>Runs one that failed or was terminated again, from its beginning: steps that were done are not done twice.</summary>
    StartAgain,
}
