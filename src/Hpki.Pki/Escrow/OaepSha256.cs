using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Hpki.Pki.Escrow;

/// <summary>EME-OAEP decoding with SHA-256 and no label (RFC 8017 §7.1.2, step 3); the platform offers it only together with a whole private key.</summary>
static class OaepSha256
{
    const int HashLength = SHA256.HashSizeInBytes;

    /// <param name="block">As long as the modulus; it is unmasked in place.</param>
    /// <exception cref="CryptographicException">It is no such block; the message does not say what is wrong with it.</exception>
    public static byte[] Unpad(Span<byte> block)
    {
        if (block.Length < (2 * HashLength) + 2)
        {
            throw new CryptographicException("Decryption error.");
        }

        Span<byte> seed = block.Slice(1, HashLength);
        Span<byte> data = block[(1 + HashLength)..];
        Mask(seed, data);
        Mask(data, seed);
        int separator = data[HashLength..].IndexOfAnyExcept((byte)0);
        bool isRight = block[0] == 0
            & CryptographicOperations.FixedTimeEquals(data[..HashLength], SHA256.HashData([]))
            & separator >= 0
            && data[HashLength + separator] == 1;
        return isRight ? data[(HashLength + separator + 1)..].ToArray() : throw new CryptographicException("Decryption error.");
    }

    // MGF1 (RFC 8017, B.2.1).
    static void Mask(Span<byte> target, ReadOnlySpan<byte> seed)
    {
        Span<byte> input = stackalloc byte[seed.Length + sizeof(uint)];
        Span<byte> hash = stackalloc byte[HashLength];
        seed.CopyTo(input);
        for (int offset = 0; offset < target.Length; offset++)
        {
            if (offset % HashLength == 0)
            {
                BinaryPrimitives.WriteInt32BigEndian(input[seed.Length..], offset / HashLength);
                SHA256.HashData(input, hash);
            }

            target[offset] ^= hash[offset % HashLength];
        }
    }
}
