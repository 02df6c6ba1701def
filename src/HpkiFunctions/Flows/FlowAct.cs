namespace HpkiFunctions.Flows;

/// <summary>What an operator can do to a flow.</summary>
public enum FlowAct
{
    /// <summary>Tells it to read its request again.</summary>
    Signal,

    Suspend,

    Resume,

    Terminate,
}
