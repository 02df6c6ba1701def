using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Hpki.Registry.Drafts;

/// <summary>
/// Encrypts what was typed (AES-256-GCM) and makes references and keys, each under a key of its own derived from the registry's secret
/// (HKDF, RFC 5869): whoever sees the storage alone reads nothing and cannot tell which row belongs to which paper.
/// </summary>
sealed class DraftCipher(byte[] secret)
{
    const byte Format = 1;
    const int NonceLength = 12;
    const int TagLength = 16;

    readonly byte[] contentKey = Derive(secret, "draft content");
    readonly byte[] referenceKey = Derive(secret, "draft reference");
    readonly byte[] rowKey = Derive(secret, "draft row");

    /// <summary>64 bytes that always belong to this text, and that nobody can guess.</summary>
    public byte[] ReferenceBytes(string text) => HMACSHA512.HashData(referenceKey, Encoding.UTF8.GetBytes(text));

    /// <summary>The key of a draft's row.</summary>
    public string RowKeyOf(string reference) => Convert.ToHexString(HMACSHA256.HashData(rowKey, Encoding.ASCII.GetBytes(reference)));

    /// <param name="entries">What was typed.</param>
    /// <param name="boundTo">What the content belongs to; it can be read in no other place.</param>
    public string Encrypt(IReadOnlyDictionary<string, string> entries, string boundTo)
    {
        byte[] plain = JsonSerializer.SerializeToUtf8Bytes(entries);
        byte[] sealedBytes = new byte[1 + NonceLength + TagLength + plain.Length];
        sealedBytes[0] = Format;
        Span<byte> nonce = sealedBytes.AsSpan(1, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using AesGcm aes = new(contentKey, TagLength);
        aes.Encrypt(nonce, plain, sealedBytes.AsSpan(1 + NonceLength + TagLength), sealedBytes.AsSpan(1 + NonceLength, TagLength), Encoding.UTF8.GetBytes(boundTo));
        return Convert.ToBase64String(sealedBytes);
    }

    /// <exception cref="CryptographicException">Changed, moved to another row, or encrypted under another secret.</exception>
    public IReadOnlyDictionary<string, string> Decrypt(string content, string boundTo)
    {
        byte[] sealedBytes = Convert.FromBase64String(content);
        if (sealedBytes.Length < 1 + NonceLength + TagLength || sealedBytes[0] != Format)
        {
            throw new CryptographicException("The draft's content is of no known format.");
        }

        byte[] plain = new byte[sealedBytes.Length - 1 - NonceLength - TagLength];
        using AesGcm aes = new(contentKey, TagLength);
        aes.Decrypt(
            sealedBytes.AsSpan(1, NonceLength), sealedBytes.AsSpan(1 + NonceLength + TagLength), sealedBytes.AsSpan(1 + NonceLength, TagLength), plain,
            Encoding.UTF8.GetBytes(boundTo));
        return JsonSerializer.Deserialize<Dictionary<string, string>>(plain) ?? throw new CryptographicException("The draft holds nothing.");
    }

    static byte[] Derive(byte[] secret, string use) => HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: Encoding.ASCII.GetBytes($"hpki {use}"));
}
