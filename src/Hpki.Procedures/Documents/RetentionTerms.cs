namespace Hpki.Procedures.Documents;

/// <summary>How long what came in on paper is kept (domain.md §8.14). What nobody has decided on, or belongs to an open request, has no end.</summary>
public sealed record RetentionTerms
{
    /// <summary>対象外書類, and sheets that are nobody's paper: days from the decision.</summary>
    public int NotOursDays { get; init; } = 90;

    /// <summary>
    /// 申請書類: years from the end of the request or of the holder's last certificate, whichever is later. The ordinance's 10 years are from
    /// general knowledge (domain.md §3.2, mark U); 7 is the floor of ETSI EN 319 411-1, 6.4.6.
    /// </summary>
    public int RequestRecordYears { get; init; } = 10;

    /// <summary>The floor under <see cref="RequestRecordYears"/>.</summary>
    public const int FewestRequestRecordYears = 7;

    /// <exception cref="InvalidOperationException">A term cannot be right; the message names the setting.</exception>
    public void Validate()
    {
        if (NotOursDays < 1)
        {
            throw new InvalidOperationException("Retention: NotOursDays must be positive.");
        }

        if (RequestRecordYears < FewestRequestRecordYears)
        {
            throw new InvalidOperationException($"Retention: RequestRecordYears must be at least {FewestRequestRecordYears}.");
        }
    }

    /// <summary>The first day on which a document set aside may go.</summary>
    public DateOnly EndOfNotOurs(DateOnly decidedOn) => decidedOn.AddDays(NotOursDays);

    /// <summary>The first day on which a document of a closed request may go.</summary>
    public DateOnly EndOfRequestRecord(DateOnly closedOn, DateOnly? lastCertificateEndsOn) =>
        (lastCertificateEndsOn is { } last && last > closedOn ? last : closedOn).AddYears(RequestRecordYears);
}
