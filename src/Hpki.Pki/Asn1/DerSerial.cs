using Hpki.Procedures.Identifiers;

namespace Hpki.Pki.Asn1;

/// <summary>Serial numbers between our text form (upper-case hexadecimal without leading zeros) and the octets of a DER INTEGER.</summary>
static class DerSerial
{
    /// <summary>The magnitude, big-endian, without leading zero octets; what AsnWriter.WriteIntegerUnsigned takes.</summary>
    public static byte[] ToMagnitude(CertificateSerial serial) =>
        Convert.FromHexString(serial.Hex.Length % 2 == 0 ? serial.Hex : "0" + serial.Hex);

    /// <summary>From the content octets of a positive INTEGER, with or without its leading zero octet.</summary>
    public static CertificateSerial FromInteger(ReadOnlySpan<byte> content) => CertificateSerial.Parse(Convert.ToHexString(content));
}
