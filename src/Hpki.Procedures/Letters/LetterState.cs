namespace Hpki.Procedures.Letters;

/// <summary>Where a letter to a holder stands; <see cref="LetterLifeCycle"/> says how it gets there.</summary>
public enum LetterState
{
    /// <summary>印刷待ち: ordered, waits in the print queue.</summary>
    Queued,

    /// <summary>印刷済・投函待ち: on paper, not yet in the post.</summary>
    Printed,

    /// <summary>投函済: in the post; what was sent is kept as a document of the request.</summary>
    Posted,

    /// <summary>配達済: the post office's tracking says that it arrived.</summary>
    Delivered,

    /// <summary>返戻: it came back; it is never sent elsewhere by itself.</summary>
    Returned,

    /// <summary>取消: not sent, for a recorded reason.</summary>
    Cancelled,
}
