using Hpki.Procedures.Requests;

namespace HpkiFunctions.Requests;

/// <summary>What a flow needs to know of its request on paper, read from the registry. The round is the number of examinations so far.</summary>
public sealed record PaperProgress(RequestState State, int Round)
{
    /// <summary>When the holder is reminded; null unless papers are awaited.</summary>
    public DateOnly? FirstReminderOn { get; init; }

    public DateOnly? SecondReminderOn { get; init; }

    /// <summary>When the request counts as withdrawn, or the use of the card ends; null unless papers, a payment or that day are awaited.</summary>
    public DateOnly? CloseOn { get; init; }

    /// <summary>How many deliveries of the new card were arranged, or how often a locked one was sent back.</summary>
    public int Deliveries { get; init; }

    /// <summary>Whether a later flow has taken the request up.</summary>
    public bool Superseded { get; init; }
}
