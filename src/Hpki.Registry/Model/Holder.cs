namespace Hpki.Registry.Model;

/// <summary>資格証保有者 as the centre's register knows them. The only record with a person's data.</summary>
public sealed record Holder
{
    /// <summary>The centre's own number for the person, see <see cref="RecordId"/>; never derived from personal data.</summary>
    public required string HolderId { get; init; }

    public required string FamilyName { get; init; }

    public required string GivenName { get; init; }

    /// <summary>Full-width katakana.</summary>
    public required string FamilyKana { get; init; }

    /// <summary>Full-width katakana.</summary>
    public required string GivenKana { get; init; }

    /// <summary>As printed on the card and in the certificates.</summary>
    public required string RomajiName { get; init; }

    public required DateOnly BirthDate { get; init; }

    /// <summary>医籍登録番号, digits without leading zeros.</summary>
    public required string MedicalRegistrationNumber { get; init; }

    /// <summary>日医会員ID, 10 digits.</summary>
    public string? JmaMemberId { get; init; }

    public required bool IsJmaMember { get; init; }

    public string? MailAddress { get; init; }

    public required string PhoneNumber { get; init; }

    /// <summary>Of the residence (住民票), 7 digits.</summary>
    public required string ResidencePostalCode { get; init; }

    /// <summary>住民票 address.</summary>
    public required string ResidenceAddress { get; init; }

    /// <summary>The last day in Tokyo on which the residence was changed; null when it never was. A PIN is not posted to a fresh address without a second look.</summary>
    public DateOnly? ResidenceChangedOn { get; init; }

    public string? Workplace { get; init; }

    /// <summary>失効用合言葉 as a slow hash, see <see cref="Holders.RevocationWord"/>; never the word.</summary>
    public string? RevocationWordHash { get; init; }

    public required DateTimeOffset RegisteredAt { get; init; }

    /// <summary>The last day in Tokyo on which a caller could not be proved; null when there was none.</summary>
    public DateOnly? ProofFailureDay { get; init; }

    /// <summary>How many callers could not be proved on <see cref="ProofFailureDay"/>.</summary>
    public int ProofFailures { get; init; }
}
