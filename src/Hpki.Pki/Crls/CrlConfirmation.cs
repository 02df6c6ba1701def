namespace Hpki.Pki.Crls;

/// <summary>What was found at the lists' public address. Exactly one of the three nested records.</summary>
public abstract record CrlConfirmation
{
    CrlConfirmation()
    {
    }

    /// <summary>Every list carries everything expected, with a valid signature.</summary>
    public sealed record Confirmed(IReadOnlyList<ConfirmedCrl> Lists) : CrlConfirmation;

    /// <summary>The origin answered, but something is missing; ask again, and alarm when it stays.</summary>
    public sealed record NotYet(IReadOnlyList<CrlShortfall> Shortfalls) : CrlConfirmation;

    /// <summary>The origin did not answer, or not with a list. <paramref name="Problem"/> is for the log.</summary>
    public sealed record OriginUnreachable(Uri Address, string Problem) : CrlConfirmation;
}
