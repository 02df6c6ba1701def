using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Configuration;

namespace HpkiFunctions.CardBureau;

/// <summary>How the centre deals with the card bureau (configuration section <c>CardBureau</c>).</summary>
public sealed class CardBureauOptions
{
    const string EscrowSetting = "CardBureau:EscrowCertificate";
    const string CardsSetting = "CardBureau:CardsPerOrder";

    CardBureauOptions(X509Certificate2 escrow, int cardsPerOrder) => (Escrow, CardsPerOrder) = (escrow, cardsPerOrder);

    /// <summary>For whose key the bureau seals PINs. Its private key is no business of this app's until a PIN is disclosed.</summary>
    public X509Certificate2 Escrow { get; }

    /// <summary>How many cards are tried for an order before a person is asked.</summary>
    public int CardsPerOrder { get; }

    /// <exception cref="InvalidOperationException">A setting is missing or cannot be right; the message names it.</exception>
    public static CardBureauOptions From(IConfiguration configuration)
    {
        string escrow = configuration[EscrowSetting] is { Length: > 0 } text ? text
            : throw new InvalidOperationException($"Setting {EscrowSetting} is missing: the card bureau seals PINs to it.");
        int cards = configuration.GetValue(CardsSetting, 2);
        return cards >= 1 ? new(Read(escrow), cards) : throw new InvalidOperationException($"Setting {CardsSetting} must be at least 1.");
    }

    static X509Certificate2 Read(string text)
    {
        try
        {
            X509Certificate2 certificate = X509CertificateLoader.LoadCertificate(Convert.FromBase64String(text));
            return certificate.GetRSAPublicKey() is not null ? certificate : throw new CryptographicException("No RSA key.");
        }
        catch (Exception error) when (error is FormatException or CryptographicException)
        {
            throw new InvalidOperationException($"Setting {EscrowSetting} is no certificate: give base64 of an X.509 certificate (DER) with an RSA key.", error);
        }
    }
}
