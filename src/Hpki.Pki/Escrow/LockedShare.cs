using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Hpki.Pki.Escrow;

/// <summary>A keeper's share under their passphrase: PBKDF2-HMAC-SHA-512 (RFC 8018) to a key for AES-256-GCM, which vouches for keeper and key too.</summary>
public sealed record LockedShare
{
    // OWASP's floor for PBKDF2-HMAC-SHA-512 (Password Storage Cheat Sheet, 2023).
    const int LeastIterations = 210_000;
    const int SaltLength = 16;
    const int KeyLength = 32;
    const int NonceLength = 12;
    const int TagLength = 16;

    /// <summary>Shortest passphrase in characters.</summary>
    public const int ShortestPassphrase = 12;

    public required string Keeper { get; init; }

    /// <summary>Whose key it is a share of: SHA-256 of the modulus, lower-case hexadecimal.</summary>
    public required string KeyId { get; init; }

    public required int Iterations { get; init; }

    public required byte[] Salt { get; init; }

    /// <summary>Nonce, ciphertext and tag.</summary>
    public required byte[] Content { get; init; }

    /// <exception cref="ArgumentException">The passphrase is too short.</exception>
    public static LockedShare Lock(EscrowShare share, string keeper, string passphrase)
    {
        ArgumentNullException.ThrowIfNull(passphrase);
        if (passphrase.Length < ShortestPassphrase)
        {
            throw new ArgumentException($"A keeper's passphrase has at least {ShortestPassphrase} characters.", nameof(passphrase));
        }

        byte[] salt = RandomNumberGenerator.GetBytes(SaltLength);
        byte[] plain = JsonSerializer.SerializeToUtf8Bytes(share);
        byte[] content = new byte[NonceLength + plain.Length + TagLength];
        RandomNumberGenerator.Fill(content.AsSpan(0, NonceLength));
        using AesGcm cipher = Cipher(passphrase, salt, LeastIterations);
        cipher.Encrypt(content.AsSpan(0, NonceLength), plain, content.AsSpan(NonceLength, plain.Length), content.AsSpan(NonceLength + plain.Length), Named(keeper));
        CryptographicOperations.ZeroMemory(plain);
        return new() { Keeper = keeper, KeyId = KeyIdOf(share.Modulus), Iterations = LeastIterations, Salt = salt, Content = content };
    }

    /// <summary>Names a key by its modulus (unsigned, most significant byte first): SHA-256 in lower-case hexadecimal.</summary>
    public static string KeyIdOf(ReadOnlySpan<byte> modulus) => Convert.ToHexStringLower(SHA256.HashData(modulus));

    /// <returns>Null when the passphrase is not the keeper's.</returns>
    public EscrowShare? Unlock(string passphrase)
    {
        ArgumentNullException.ThrowIfNull(passphrase);
        if (Iterations < LeastIterations || Content.Length < NonceLength + TagLength)
        {
            throw new FormatException($"The share of {Keeper} is damaged.");
        }

        byte[] plain = new byte[Content.Length - NonceLength - TagLength];
        try
        {
            using AesGcm cipher = Cipher(passphrase, Salt, Iterations);
            cipher.Decrypt(Content.AsSpan(0, NonceLength), Content.AsSpan(NonceLength, plain.Length), Content.AsSpan(NonceLength + plain.Length), plain, Named(Keeper));
            return JsonSerializer.Deserialize<EscrowShare>(plain);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    static AesGcm Cipher(string passphrase, byte[] salt, int iterations)
    {
        byte[] key = Rfc2898DeriveBytes.Pbkdf2(passphrase, salt, iterations, HashAlgorithmName.SHA512, KeyLength);
        try
        {
            return new(key, TagLength);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    static byte[] Named(string keeper) => Encoding.UTF8.GetBytes($"hpki-escrow-share|{keeper}");
}
