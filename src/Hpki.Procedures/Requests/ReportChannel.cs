namespace Hpki.Procedures.Requests;

/// <summary>How a request came in.</summary>
public enum ReportChannel
{
    /// <summary>電話.</summary>
    Phone,

    /// <summary>書面: paper that came by post or was handed in.</summary>
    Paper,

    /// <summary>センターからの案内: nobody asked, the centre began it.</summary>
    Center,
}
