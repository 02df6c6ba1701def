namespace Hpki.Pki.Asn1;

/// <summary>Tag and definite length of a DER value (X.690 §8.1.3, §10.1), written by hand so that large contents are copied once.</summary>
static class DerHeader
{
    public const byte Sequence = 0x30;
    public const int LongestLength = 6;

    /// <returns>How many octets were written.</returns>
    public static int Write(Span<byte> target, byte tag, int length)
    {
        target[0] = tag;
        if (length < 0x80)
        {
            target[1] = (byte)length;
            return 2;
        }

        int octets = length <= 0xFF ? 1 : length <= 0xFFFF ? 2 : length <= 0xFFFFFF ? 3 : 4;
        target[1] = (byte)(0x80 | octets);
        for (int i = 0; i < octets; i++)
        {
            target[2 + i] = (byte)(length >> (8 * (octets - 1 - i)));
        }

        return 2 + octets;
    }
}
