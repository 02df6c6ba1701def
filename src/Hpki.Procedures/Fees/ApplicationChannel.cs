namespace Hpki.Procedures.Fees;

/// <summary>How an application came, where that changes its fee.</summary>
public enum ApplicationChannel
{
    /// <summary>書面.</summary>
    Paper,

    /// <summary>マイナポータル.</summary>
    Portal,
}
