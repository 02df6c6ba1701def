using Hpki.Procedures.Cards;

namespace Hpki.Console.Calls;

/// <summary>What was typed during the call, for showing the form again. The revocation word is left out on purpose: it is never sent back.</summary>
public sealed record CallEntry
{
    public static CallEntry Empty { get; } = new();

    public string BirthDate { get; init; } = "";

    public string MedicalRegistrationNumber { get; init; } = "";

    public string JmaMemberId { get; init; } = "";

    public string ResidencePostalCode { get; init; } = "";

    public string PhoneLastFour { get; init; } = "";

    public string CalledBackNumber { get; init; } = "";

    /// <summary><see cref="RevocationReason.Loss"/>, <see cref="RevocationReason.Theft"/>, or null when not chosen.</summary>
    public RevocationReason? Incident { get; init; }

    public string Circumstances { get; init; } = "";

    public CallerWish? SecondCertificate { get; init; }

    public CallerWish? Reissue { get; init; }
}
