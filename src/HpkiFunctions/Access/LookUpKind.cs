namespace HpkiFunctions.Access;

/// <summary>What a staff route is to the limits on look-ups (<see cref="LookUpWatch"/>).</summary>
public enum LookUpKind
{
    /// <summary>Counts, and is refused above the limit: searches, and whatever reads by a number in its address.</summary>
    Limited,

    /// <summary>Counts, but is never refused: the way to a call about a lost card.</summary>
    NeverRefused,

    /// <summary>Only a number that is nobody's counts: lists, pictures, and acts on a known number.</summary>
    MissesOnly,
}
