namespace Hpki.Registry.Model;

/// <summary>
/// 登録事項の変更: what a request changes in the register, as an examiner entered it, until somebody else approves it; then what it was before, so that the
/// former name still finds the holder. With the <see cref="Holder"/> and the papers the only record with a person's data.
/// </summary>
public sealed record RegisterChange
{
    public required string RequestId { get; init; }

    public required string HolderId { get; init; }

    /// <summary>The new name; null when the name stays.</summary>
    public string? FamilyName { get; init; }

    public string? GivenName { get; init; }

    /// <summary>Full-width katakana.</summary>
    public string? FamilyKana { get; init; }

    /// <summary>Full-width katakana.</summary>
    public string? GivenKana { get; init; }

    public string? RomajiName { get; init; }

    /// <summary>The new membership; null when it stays.</summary>
    public bool? IsJmaMember { get; init; }

    /// <summary>日医会員ID of somebody who has become a member.</summary>
    public string? JmaMemberId { get; init; }

    /// <summary>連絡先変更届: the new mail address; null when it stays.</summary>
    public string? MailAddress { get; init; }

    /// <summary>Null when it stays.</summary>
    public string? PhoneNumber { get; init; }

    /// <summary>Of the new residence, 7 digits; null when it stays.</summary>
    public string? ResidencePostalCode { get; init; }

    /// <summary>住民票 address; null when it stays.</summary>
    public string? ResidenceAddress { get; init; }

    /// <summary>Null when it stays.</summary>
    public string? Workplace { get; init; }

    public required DateTimeOffset EnteredAt { get; init; }

    /// <summary>Staff id.</summary>
    public required string EnteredBy { get; init; }

    /// <summary>When it was entered into the register; null until it is approved.</summary>
    public DateTimeOffset? AppliedAt { get; init; }

    /// <summary>The name before; null until then, and when it stayed.</summary>
    public string? FormerFamilyName { get; init; }

    public string? FormerGivenName { get; init; }

    public string? FormerFamilyKana { get; init; }

    public string? FormerGivenKana { get; init; }

    /// <summary>The mail address before, when it was changed.</summary>
    public string? FormerMailAddress { get; init; }

    /// <summary>The telephone before, when it was changed.</summary>
    public string? FormerPhoneNumber { get; init; }

    /// <summary>The residence before, when it was changed: postal code and address.</summary>
    public string? FormerResidence { get; init; }

    /// <summary>日医会員ID of somebody who has left.</summary>
    public string? FormerJmaMemberId { get; init; }

    /// <summary>Without what it changes, so that it never reaches a log.</summary>
    public override string ToString() => $"{nameof(RegisterChange)} of request {RequestId}";
}
