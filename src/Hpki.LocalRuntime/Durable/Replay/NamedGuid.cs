using System.Security.Cryptography;
using System.Text;

namespace Hpki.LocalRuntime.Durable.Replay;

/// <summary>Version 5 GUIDs (RFC 9562 §5.5), for values that must be the same on every replay.</summary>
static class NamedGuid
{
    // RFC 9562 §6.6, the name space for URLs; any fixed one would do.
    static readonly Guid Namespace = new("6ba7b811-9dad-11d1-80b4-00c04fd430c8");

    public static Guid Of(string name)
    {
        byte[] input = [.. Namespace.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(name)];
#pragma warning disable CA5350 // SHA-1 is what the RFC asks for; nothing is protected by it.
        Span<byte> hash = SHA1.HashData(input).AsSpan(0, 16);
#pragma warning restore CA5350
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new(hash, bigEndian: true);
    }
}
