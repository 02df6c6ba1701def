namespace HpkiFunctions.Requests;

/// <summary>What became of a status mail.</summary>
public enum StatusMailOutcome
{
    /// <summary>The provider took it over, now or at an earlier run of the step.</summary>
    Sent,

    /// <summary>No address, or the provider refuses it for good: a staff task asks for a letter.</summary>
    ByPost,

    /// <summary>The provider did not answer or asks to wait; try again.</summary>
    Later,

    /// <summary>What it says or asks for was overtaken while it waited to be sent.</summary>
    Outdated,
}
