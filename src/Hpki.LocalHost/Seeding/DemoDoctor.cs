using Hpki.Registry.Model;

namespace Hpki.LocalHost.Seeding;

/// <summary>An invented doctor with one card.</summary>
public sealed record DemoDoctor
{
    public required string FamilyName { get; init; }

    public required string GivenName { get; init; }

    public required string FamilyKana { get; init; }

    public required string GivenKana { get; init; }

    public required string RomajiName { get; init; }

    public required DateOnly BirthDate { get; init; }

    public required string MedicalRegistrationNumber { get; init; }

    public string? JmaMemberId { get; init; }

    public required string CardSerial { get; init; }

    public string? MailAddress { get; init; }

    public required string PhoneNumber { get; init; }

    public required string PostalCode { get; init; }

    public required string Address { get; init; }

    /// <summary>失効用合言葉. The registry keeps its hash only; that this one can be read is the demonstration's privilege.</summary>
    public required string RevocationWord { get; init; }

    /// <summary>The same at every start, so that nobody is registered twice.</summary>
    public string HolderId => RecordId.From('h', $"demo-{CardSerial}");

    public string Name => $"{FamilyName} {GivenName}";

    public Holder ToHolder(DateTimeOffset registeredAt) => new()
    {
        HolderId = HolderId,
        FamilyName = FamilyName,
        GivenName = GivenName,
        FamilyKana = FamilyKana,
        GivenKana = GivenKana,
        RomajiName = RomajiName,
        BirthDate = BirthDate,
        MedicalRegistrationNumber = MedicalRegistrationNumber,
        JmaMemberId = JmaMemberId,
        IsJmaMember = JmaMemberId is not null,
        MailAddress = MailAddress,
        PhoneNumber = PhoneNumber,
        ResidencePostalCode = PostalCode,
        ResidenceAddress = Address,
        Workplace = "見本病院",
        RevocationWordHash = Registry.Holders.RevocationWord.Hash(RevocationWord),
        RegisteredAt = registeredAt,
    };
}
