using System.Globalization;
using System.Security.Cryptography;
using Hpki.Pki.Authorities;
using Hpki.Pki.Certificates;
using Hpki.Procedures.Calendar;
using Hpki.Procedures.Cards;
using Hpki.Procedures.Staff;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using Microsoft.Extensions.DependencyInjection;

namespace HpkiFunctions.Tests.Crashes;

/// <summary>Doctors for tests that need many: each with a card in force whose certificates the authority really issued.</summary>
static class InventedDoctors
{
    /// <summary>失効用合言葉 of all of them.</summary>
    public const string RevocationWord = "みほんざくら";

    // Slow on purpose, so once for all.
    static readonly string WordHash = Hpki.Registry.Holders.RevocationWord.Hash(RevocationWord);

    public static async Task<HolderFile> RegisterAsync(IServiceProvider services, int number, CancellationToken cancellationToken)
    {
        string serial = string.Create(CultureInfo.InvariantCulture, $"MIHON{number:D7}");
        DateTimeOffset now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        DateOnly first = TokyoTime.DateOf(now);
        Card card = new()
        {
            CardSerial = serial,
            HolderId = RecordId.From('h', serial),
            State = CardState.Active,
            IssuedOn = first,
            ExpiresOn = CertificateOrder.LongestLastDay(first),
            SigningCertificateSerial = await IssueAsync(services, serial, CertificatePurpose.Signing, first, cancellationToken),
            AuthenticationCertificateSerial = await IssueAsync(services, serial, CertificatePurpose.Authentication, first, cancellationToken),
        };
        return await services.GetRequiredService<HolderRegistry>().RegisterAsync(
            new()
            {
                HolderId = card.HolderId,
                FamilyName = "見本",
                GivenName = "太郎",
                FamilyKana = "ミホン",
                GivenKana = "タロウ",
                RomajiName = "MIHON TARO",
                BirthDate = new(1975, 4, 1),
                MedicalRegistrationNumber = (900_000 + number).ToString(CultureInfo.InvariantCulture),
                IsJmaMember = false,
                MailAddress = string.Create(CultureInfo.InvariantCulture, $"mihon.{number}@example.jp"),
                PhoneNumber = "03-0000-1234",
                ResidencePostalCode = "1000001",
                ResidenceAddress = "東京都千代田区見本町1-1",
                RevocationWordHash = WordHash,
                RegisteredAt = now,
            },
            [card],
            Actor.System,
            cancellationToken);
    }

    static async Task<string> IssueAsync(IServiceProvider services, string serial, CertificatePurpose purpose, DateOnly first, CancellationToken cancellationToken)
    {
        using RSA key = RSA.Create(NobodysKey());
        IssuedCertificate certificate = await services.GetRequiredService<ICertificationAuthority>().IssueAsync(
            new()
            {
                OrderKey = $"{serial}-{purpose}",
                Purpose = purpose,
                RomajiName = "MIHON TARO",
                SubjectSerialNumber = serial,
                SubjectKey = SubjectKey.From(key),
                FirstDay = first,
                LastDay = CertificateOrder.LongestLastDay(first),
            },
            cancellationToken);
        return certificate.Serial.Hex;
    }

    // A number of the right size in the place of a key: nobody will ever sign with these cards, and real keys take their time.
    public static RSAParameters NobodysKey()
    {
        byte[] modulus = RandomNumberGenerator.GetBytes(256);
        modulus[0] |= 0x80;
        modulus[^1] |= 1;
        return new() { Modulus = modulus, Exponent = [1, 0, 1] };
    }
}
