using System.Security.Cryptography;

namespace Hpki.Pki.Keys;

/// <summary>A key held in an encrypted PKCS#8 file (PEM; PBES2 with AES-256-CBC and PBKDF2-HMAC-SHA-256, RFC 8018), decrypted into memory once.</summary>
sealed class EncryptedKeyFileSigner : ISigner, IDisposable
{
    /// <summary>A passphrase that is so many bytes in base64 was drawn by a machine.</summary>
    public const int RandomPassphraseBytes = 32;

    // OWASP's floor for PBKDF2-HMAC-SHA-256 (Password Storage Cheat Sheet, 2023).
    const int IterationsForWords = 600_000;

    // NIST's floor (SP 800-132 §5.2): nothing makes 256 random bits harder to guess, and each start would pay a second for it.
    const int IterationsForRandom = 1_000;

    const int Bits = 2048;

    readonly RSA rsa;
    readonly byte[] publicKey;
    readonly Lock signing = new();

    EncryptedKeyFileSigner(RSA rsa)
    {
        this.rsa = rsa;
        publicKey = rsa.ExportSubjectPublicKeyInfo();
    }

    public ReadOnlyMemory<byte> SubjectPublicKeyInfo => publicKey;

    public static EncryptedKeyFileSigner Load(string path, string passphrase)
    {
        RSA rsa = RSA.Create();
        try
        {
            rsa.ImportFromEncryptedPem(File.ReadAllText(path), passphrase);
            return new(rsa);
        }
        catch (Exception problem) when (problem is CryptographicException or ArgumentException)
        {
            rsa.Dispose();
            throw new SigningException($"The key file {path} is not an encrypted PKCS#8 key (PEM), or the passphrase of {KeyFolder.PassphraseSetting} does not open it.", problem);
        }
    }

    /// <summary>Makes a key and writes its file, whole or not at all.</summary>
    public static EncryptedKeyFileSigner Create(string path, string passphrase)
    {
        RSA rsa = RSA.Create(Bits);
        string pem = rsa.ExportEncryptedPkcs8PrivateKeyPem(passphrase, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, IterationsFor(passphrase)));
        PrivateFile.Write(path, pem);
        return new(rsa);
    }

    public Task<byte[]> SignHashAsync(ReadOnlyMemory<byte> sha256, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        // RSA instances are not promised to be safe for concurrent use; a signature takes about a millisecond.
        lock (signing)
        {
            return Task.FromResult(rsa.SignHash(sha256.Span, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        }
    }

    public void Dispose() => rsa.Dispose();

    static int IterationsFor(string passphrase)
    {
        Span<byte> bytes = stackalloc byte[RandomPassphraseBytes + 1];
        return Convert.TryFromBase64String(passphrase, bytes, out int count) && count == RandomPassphraseBytes ? IterationsForRandom : IterationsForWords;
    }
}
