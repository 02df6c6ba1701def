using System.Globalization;
using Hpki.LocalHost.Seeding;

namespace Hpki.Benchmarks;

/// <summary>Invented doctors by number.</summary>
static class BenchmarkDoctors
{
    public static DemoDoctor Number(int number)
    {
        string digits = number.ToString("D5", CultureInfo.InvariantCulture);
        return new()
        {
            FamilyName = "測定",
            GivenName = $"その{number}",
            FamilyKana = "ソクテイ",
            GivenKana = "ソノ",
            RomajiName = "SOKUTEI SONO",
            BirthDate = new(1970, 1, 1),
            MedicalRegistrationNumber = $"88{digits}",
            CardSerial = $"SOKUTEI{digits}",
            MailAddress = $"sokutei{digits}@example.jp",
            PhoneNumber = "03-0000-0000",
            PostalCode = "0000000",
            Address = "東京都測定区測定町1",
            RevocationWord = $"はかりもち{digits}",
        };
    }
}
