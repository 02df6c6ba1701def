using Hpki.Procedures.Cards;
using Hpki.Registry.Holders;

namespace HpkiFunctions.LostReports;

/// <summary>A lost bag may hold more than one card; a report is about the card it names and no other.</summary>
static class OtherCards
{
    /// <summary>Serials of the holder's other cards in force.</summary>
    public static IReadOnlyList<string> InForce(HolderFile file, string cardSerial) =>
        [.. file.Cards.Where(card => card.CardSerial != cardSerial && card.State.HasCertificatesInForce()).Select(card => card.CardSerial)];
}
