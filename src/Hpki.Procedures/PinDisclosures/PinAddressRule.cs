namespace Hpki.Procedures.PinDisclosures;

/// <summary>
/// Where a PIN may be posted: to the residence that was registered for a while before it was asked for. A fresh change of address is how
/// accounts are taken over, so it wants a second look (domain.md §8, 7).
/// </summary>
public static class PinAddressRule
{
    /// <summary>Days for which the residence must have stood unchanged.</summary>
    public const int RestDays = 14;

    /// <summary>Whether the residence was changed too short before the request, or after it.</summary>
    /// <param name="residenceChangedOn">The last change in Tokyo; null when there was none.</param>
    /// <param name="receivedOn">When the request came, in Tokyo.</param>
    /// <param name="restDays">See <see cref="RestDays"/>.</param>
    public static bool WantsSecondLook(DateOnly? residenceChangedOn, DateOnly receivedOn, int restDays = RestDays) =>
        residenceChangedOn is { } changed && changed > receivedOn.AddDays(-restDays);
}
