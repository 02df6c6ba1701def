using System.Security.Cryptography.X509Certificates;
using Hpki.Pki.Certificates;
using Hpki.Pki.Escrow;
using Hpki.Procedures.Identifiers;
using HpkiFunctions.CardBureau.Files;

namespace HpkiFunctions.CardBureau;

/// <summary>Answer 1 of the card bureau, checked: two keys that the card has proved to hold, and a PIN that only the escrow key opens.</summary>
sealed record CardKeys(CardSerial CardSerial, SubjectKey Signing, SubjectKey Authentication, byte[] SealedPin)
{
    /// <returns>What is wrong with it; null when nothing is.</returns>
    public static BureauFault? Check(BureauKeys answer, X509Certificate2 escrow, out CardKeys? keys)
    {
        keys = null;
        if (SerialOf(answer.CardSerial) is not { } serial)
        {
            return BureauFault.BadCardSerial;
        }

        if (KeyOf(answer.SigningRequest) is not { } signing)
        {
            return BureauFault.BadSigningRequest;
        }

        if (KeyOf(answer.AuthenticationRequest) is not { } authentication)
        {
            return BureauFault.BadAuthenticationRequest;
        }

        if (signing.Fingerprint == authentication.Fingerprint)
        {
            return BureauFault.SameKeyTwice;
        }

        if (BytesOf(answer.SealedPin) is not { } pin || !EscrowEnvelope.IsFor(pin, escrow))
        {
            return BureauFault.BadSealedPin;
        }

        keys = new(serial, signing, authentication, pin);
        return null;
    }

    static CardSerial? SerialOf(string text)
    {
        try
        {
            return CardSerial.Parse(text);
        }
        catch (InvalidIdentifierException)
        {
            return null;
        }
    }

    static SubjectKey? KeyOf(string text)
    {
        try
        {
            return BytesOf(text) is { } der ? SubjectKey.FromPkcs10(der) : null;
        }
        catch (CertificateOrderException)
        {
            return null;
        }
    }

    static byte[]? BytesOf(string text)
    {
        try
        {
            return Convert.FromBase64String(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
