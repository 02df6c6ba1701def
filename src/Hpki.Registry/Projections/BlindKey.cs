using System.Security.Cryptography;
using System.Text;
using Hpki.Procedures.Identifiers;
using Hpki.Procedures.Payments;

namespace Hpki.Registry.Projections;

/// <summary>Look-up keys that say nothing: HMAC-SHA-256 under the look-up key over kind and normalised value (design rule 2).</summary>
static class BlindKey
{
    /// <summary>The partition key for a value that is normalised already.</summary>
    public static string Of(byte[] lookupKey, LookupKind kind, string normalised) =>
        Convert.ToHexString(HMACSHA256.HashData(lookupKey, Encoding.UTF8.GetBytes($"{kind}\0{normalised}")));

    /// <summary>The one form of a value, however it was typed.</summary>
    /// <exception cref="InvalidIdentifierException">The value cannot be one of this kind.</exception>
    public static string Normalised(LookupKind kind, string value) => kind switch
    {
        LookupKind.MedicalRegistrationNumber => MedicalRegistrationNumber.Parse(value).Digits,
        LookupKind.JmaMemberId => JmaMemberId.Parse(value).Digits,
        LookupKind.CardSerial => CardSerial.Parse(value).Text,
        LookupKind.CertificateSerial => CertificateSerial.Parse(value).Hex,
        LookupKind.RequestId => RequestNumber.Parse(value).Id,
        LookupKind.PaymentReference => PaymentReference.Parse(value).Digits,
        LookupKind.FamilyKana or LookupKind.FullKana => KanaName.Part(value),
        LookupKind.FullName => KanjiName.Normalised(value),
        LookupKind.CardOrderId => value,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind of look-up."),
    };
}
