namespace Hpki.Registry.Holders;

/// <summary>What became of a decision.</summary>
public enum DecisionOutcome
{
    /// <summary>Made by this call.</summary>
    MadeNow,

    /// <summary>Made by an earlier call with the same key; nothing was changed now.</summary>
    MadeBefore,

    /// <summary>There was nothing to decide.</summary>
    NothingToDo,
}
