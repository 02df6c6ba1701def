namespace Hpki.Registry.Holders;

/// <summary>Others kept changing the same holder; the decision was not made and may be tried again.</summary>
public sealed class DecisionConflictException(string holderId, string decisionKey, int attempts)
    : Exception($"Decision {decisionKey} on holder {holderId}: others changed the holder during each of {attempts} attempts; nothing was changed, try again.")
{
    public string HolderId { get; } = holderId;

    public string DecisionKey { get; } = decisionKey;
}
