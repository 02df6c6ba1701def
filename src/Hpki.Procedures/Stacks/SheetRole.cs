namespace Hpki.Procedures.Stacks;

/// <summary>What a sheet is for in a stack of paper.</summary>
public enum SheetRole
{
    /// <summary>Somebody's paper.</summary>
    Paper,

    /// <summary>仕切り紙: what follows is another document of the same envelope.</summary>
    Separator,

    /// <summary>表紙: what follows came in another envelope.</summary>
    Cover,

    /// <summary>白紙: an empty back or an empty sheet.</summary>
    Blank,
}
