using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Hpki.Pki.Escrow;

/// <summary>What is in an envelope: the number of the card and its PIN, so that an envelope that was put in another one's place is known when it is opened.</summary>
public static class SealedPin
{
    const char Separator = '\n';

    /// <returns>DER of the envelope.</returns>
    public static byte[] Seal(string cardSerial, string pin, X509Certificate2 escrow) => EscrowEnvelope.Seal(Encoding.ASCII.GetBytes($"{cardSerial}{Separator}{pin}"), escrow);

    /// <returns>The PIN; null when the envelope is another card's.</returns>
    public static string? Of(ReadOnlySpan<byte> opened, string cardSerial)
    {
        string content = Encoding.ASCII.GetString(opened);
        return content.StartsWith($"{cardSerial}{Separator}", StringComparison.Ordinal) ? content[(cardSerial.Length + 1)..] : null;
    }
}
