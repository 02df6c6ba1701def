using System.Globalization;
using Hpki.Procedures.Calendar;
using Hpki.Procedures.Cards;
using Hpki.Procedures.Staff;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;

namespace Hpki.LocalHost.Seeding;

/// <summary>
/// A register as large as a real one, of invented doctors by number, for trying out what grows with it. Their cards have serials of certificates and no
/// certificates: the authority would need an hour for the keys of 20,000 cards.
/// </summary>
public sealed class SampleRegister(HolderRegistry registry, TimeProvider clock)
{
    const int AtOnce = 16;
    const int DaysOfFiveYears = 1826;

    /// <summary>Cards whose last days are spread evenly over the next five years.</summary>
    public Task FillAsync(int count, CancellationToken cancellationToken)
    {
        DateOnly today = TokyoTime.DateOf(clock.GetUtcNow());
        return FillAsync(count, number => today.AddDays(1 + (int)((long)number * DaysOfFiveYears / count)), cancellationToken);
    }

    /// <summary>Cards from number 0 on, each with the last day that <paramref name="lastDay"/> gives it. Who is registered already stays as they are.</summary>
    public Task FillAsync(int count, Func<int, DateOnly> lastDay, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
        async (number, stop) => await RegisterAsync(number, lastDay(number), stop));

    async Task RegisterAsync(int number, DateOnly lastDay, CancellationToken cancellationToken)
    {
        string digits = number.ToString("D6", CultureInfo.InvariantCulture);
        string holderId = RecordId.From('h', $"sample-{digits}");
        Holder holder = new()
        {
            HolderId = holderId,
            FamilyName = "見本",
            GivenName = $"第{number}",
            FamilyKana = "ミホン",
            GivenKana = "ダイ",
            RomajiName = "MIHON DAI",
            BirthDate = new DateOnly(1950, 1, 1).AddDays(number % 14_000),
            MedicalRegistrationNumber = $"7{digits}",
            IsJmaMember = number % 2 == 0,
            MailAddress = $"mihon{digits}@example.jp",
            PhoneNumber = "03-0000-0000",
            ResidencePostalCode = "0000000",
            ResidenceAddress = "東京都見本区見本町1-1",
            RegisteredAt = clock.GetUtcNow(),
        };
        Card card = new()
        {
            CardSerial = $"SAMPLE{digits}",
            HolderId = holderId,
            State = CardState.Active,
            IssuedOn = lastDay.AddDays(-DaysOfFiveYears),
            ExpiresOn = lastDay,
            SigningCertificateSerial = $"5A{digits}01",
            AuthenticationCertificateSerial = $"5A{digits}02",
        };
        try
        {
            await registry.RegisterAsync(holder, [card], Actor.System, cancellationToken);
        }
        catch (HolderExistsException)
        {
            // From an earlier filling.
        }
    }
}
