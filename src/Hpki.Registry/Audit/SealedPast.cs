namespace Hpki.Registry.Audit;

/// <summary>What all readable seals together say about each holder.</summary>
sealed class SealedPast
{
    // A decision that was made just before the sealing may have come into the projections just after it; the next seal has it.
    static readonly TimeSpan Late = TimeSpan.FromHours(1);

    readonly SortedDictionary<string, List<(HolderPin Pin, DateOnly Date)>> pins = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Holders => pins.Keys;

    public SealHeader? Last { get; private set; }

    /// <summary>Whether a seal is missing or no longer what it was, so that what no other seal knows may have been known to it.</summary>
    public bool IsIncomplete { get; set; }

    /// <summary>Adds the next seal.</summary>
    public void Add(Seal seal)
    {
        Last = seal.Header;
        foreach (HolderPin pin in seal.Pins)
        {
            if (!pins.TryGetValue(pin.Holder, out List<(HolderPin, DateOnly)>? all))
            {
                pins[pin.Holder] = all = [];
            }

            all.Add((pin, seal.Header.Date));
        }
    }

    public IReadOnlyList<(HolderPin Pin, DateOnly Date)> PinsOf(string holderId) => pins.GetValueOrDefault(holderId) ?? [];

    /// <summary>Whether an event of this time must have been there when the last seal was made.</summary>
    public bool MustKnow(DateTimeOffset at) => !IsIncomplete && Last is not null && at < Last.SealedAt - Late;
}
