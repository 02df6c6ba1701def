using Hpki.Procedures.LostReports;

namespace Hpki.Console.Calls;

/// <summary>Names of the call form's fields; <see cref="FormFields.IdempotencyKey"/> comes with them.</summary>
public static class CallFields
{
    /// <summary>Hidden: the card's id.</summary>
    public const string Card = "card";

    /// <summary>失効用合言葉 as said. Never shown again, never stored.</summary>
    public const string RevocationWord = "revocationWord";

    /// <summary>生年月日 as typed; <see cref="BirthDateInput"/> reads it.</summary>
    public const string BirthDate = "birthDate";

    public const string MedicalRegistrationNumber = "medicalRegistrationNumber";

    public const string JmaMemberId = "jmaMemberId";

    public const string ResidencePostalCode = "residencePostalCode";

    public const string PhoneLastFour = "phoneLastFour";

    /// <summary>折返し: the number as dialled. Compared, never stored.</summary>
    public const string CalledBackNumber = "calledBackNumber";

    /// <summary><c>Loss</c> or <c>Theft</c> of <see cref="Hpki.Procedures.Cards.RevocationReason"/>.</summary>
    public const string Incident = "incident";

    public const string Circumstances = "circumstances";

    /// <summary>The name of a <see cref="CallerWish"/>.</summary>
    public const string SecondCertificate = "secondCertificate";

    /// <summary>The name of a <see cref="CallerWish"/>.</summary>
    public const string Reissue = "reissue";

    /// <summary>The most characters that <see cref="Circumstances"/> takes.</summary>
    public const int CircumstancesMaxLength = 2000;

    /// <summary>The field in which the caller's answer for a fact is typed.</summary>
    public static string Of(RegisterFact fact) => fact switch
    {
        RegisterFact.BirthDate => BirthDate,
        RegisterFact.MedicalRegistrationNumber => MedicalRegistrationNumber,
        RegisterFact.JmaMemberId => JmaMemberId,
        RegisterFact.ResidencePostalCode => ResidencePostalCode,
        RegisterFact.PhoneLastFour => PhoneLastFour,
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact, "This fact has no field yet; add one."),
    };
}
