namespace Hpki.Procedures.Papers;

/// <summary>How old papers may be (configuration section <c>Papers</c>).</summary>
public sealed record PaperTerms
{
    /// <summary>Months for which a 住民票 is good. The centre's own number is not known; 3 is that of another authority under the same policy (domain.md §1.4).</summary>
    public int ResidenceRecordMonths { get; init; } = 3;

    /// <summary>
    /// Years for which unchanged papers need not be sent again; null, the default, when they always must. Another authority says 5
    /// (domain.md §1.4); for this one it is not known.
    /// </summary>
    public int? LeaveOutYears { get; init; }

    /// <exception cref="ArgumentException">A term is not positive; the message names it.</exception>
    public void Validate()
    {
        if (ResidenceRecordMonths <= 0)
        {
            throw new ArgumentException("Papers: ResidenceRecordMonths must be positive.");
        }

        if (LeaveOutYears <= 0)
        {
            throw new ArgumentException("Papers: LeaveOutYears must be positive; leave it out when papers must always be sent.");
        }
    }

    /// <summary>The last day on which a 住民票 issued on this day may arrive. Issued on 30 November, it is good until the end of February.</summary>
    public DateOnly LastDayOfResidenceRecord(DateOnly issuedOn) => issuedOn.AddMonths(ResidenceRecordMonths);

    /// <summary>Whether papers accepted on this day stand for those of an application of another. A 29 February counts to the 28th.</summary>
    public bool StillStand(DateOnly acceptedOn, DateOnly receivedOn) =>
        LeaveOutYears is { } years && acceptedOn <= receivedOn && receivedOn <= acceptedOn.AddYears(years);
}
