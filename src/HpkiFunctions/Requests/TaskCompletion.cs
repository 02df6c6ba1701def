using Hpki.Procedures.LostReports;
using Hpki.Procedures.Requests;

namespace HpkiFunctions.Requests;

/// <summary>How a member of staff ends a task. A refusal needs words, and so does proving a caller without calling back.</summary>
public sealed record TaskCompletion
{
    public required TaskOutcome Outcome { get; init; }

    /// <summary>Proving a caller: the number at which the holder was called back, as dialled. Compared with the register and never stored.</summary>
    public string? CalledBackNumber { get; init; }

    /// <summary>At most 2,000 characters; kept beside the timeline, deletable.</summary>
    public string? Note { get; init; }

    /// <summary>For the decision about a fee: the amount with tax, in yen.</summary>
    public int? Yen { get; init; }

    /// <summary>
    /// For the check of a 紛失届: what the form, or the holder, says of the HPKIセカンド電子証明書. The check cannot be confirmed without it
    /// unless the question was answered before.
    /// </summary>
    public SecondCertificateAnswer? SecondCertificate { get; init; }
}
