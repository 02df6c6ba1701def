using System.Security.Cryptography;
using Hpki.Pki.Authorities;
using Hpki.Pki.Certificates;
using Hpki.Pki.Escrow;
using Hpki.Procedures.Calendar;
using Hpki.Procedures.Cards;
using Hpki.Procedures.Staff;
using Hpki.Registry.Escrow;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using HpkiFunctions.CardBureau;

namespace Hpki.LocalHost.Seeding;

/// <summary>Registers invented doctors with cards whose certificates really come from the built-in authority.</summary>
public sealed class DemoRegistration(HolderRegistry registry, ICertificationAuthority authority, SealedPins pins, CardBureauOptions bureau, TimeProvider clock)
{
    const int KeyBits = 2048;

    /// <summary>Registers the doctors that are not registered yet.</summary>
    public Task RegisterAsync(IEnumerable<DemoDoctor> doctors, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(doctors, cancellationToken, async (doctor, stop) => await RegisterAsync(doctor, stop));

    /// <summary>Registers a doctor with a card issued today; does nothing when the doctor is registered.</summary>
    public async Task RegisterAsync(DemoDoctor doctor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doctor);
        if (await IsRegisteredAsync(doctor.HolderId, cancellationToken))
        {
            return;
        }
        DateTimeOffset now = clock.GetUtcNow();
        DateOnly today = TokyoTime.DateOf(now);
        DateOnly lastDay = CertificateOrder.LongestLastDay(today);
        IssuedCertificate signing = await IssueAsync(doctor, CertificatePurpose.Signing, today, lastDay, cancellationToken);
        IssuedCertificate authentication = await IssueAsync(doctor, CertificatePurpose.Authentication, today, lastDay, cancellationToken);
        var card = new Card
        {
            CardSerial = doctor.CardSerial,
            HolderId = doctor.HolderId,
            State = CardState.Active,
            IssuedOn = today,
            ExpiresOn = lastDay,
            SigningCertificateSerial = signing.Serial.ToString(),
            AuthenticationCertificateSerial = authentication.Serial.ToString(),
        };
        await KeepPinAsync(card.CardSerial, cancellationToken);
        await registry.RegisterAsync(doctor.ToHolder(now), [card], Actor.System, cancellationToken);
    }

    // As the card bureau would have sealed it; nobody knows it before two people open it.
    async Task KeepPinAsync(string cardSerial, CancellationToken cancellationToken)
    {
        if (await pins.FindAsync(cardSerial, cancellationToken) is null)
        {
            await pins.KeepAsync(cardSerial, SealedPin.Seal(cardSerial, RandomNumberGenerator.GetString("0123456789", 6), bureau.Escrow), cancellationToken);
        }
    }

    async Task<bool> IsRegisteredAsync(string holderId, CancellationToken cancellationToken)
    {
        try
        {
            await registry.OpenAsync(holderId, cancellationToken);
            return true;
        }
        catch (HolderNotFoundException)
        {
            return false;
        }
    }

    async Task<IssuedCertificate> IssueAsync(
        DemoDoctor doctor, CertificatePurpose purpose, DateOnly firstDay, DateOnly lastDay, CancellationToken cancellationToken)
    {
        // Stands in for the key that a card makes for itself. Nobody keeps it, as nobody can read it out of a card.
        using RSA key = RSA.Create(KeyBits);
        SubjectKey subjectKey = SubjectKey.From(key);
        return await authority.IssueAsync(
            new CertificateOrder
            {
                // With the key in it: when a start is killed here, the next one orders anew with a new key.
                OrderKey = $"{doctor.CardSerial}-{purpose}-{subjectKey.Fingerprint}",
                Purpose = purpose,
                RomajiName = doctor.RomajiName,
                SubjectSerialNumber = doctor.CardSerial,
                SubjectKey = subjectKey,
                FirstDay = firstDay,
                LastDay = lastDay,
            },
            cancellationToken);
    }
}
