using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Hpki.Pki.Keys;

/// <summary>Keys as encrypted files in one folder, made on first use; for one machine. In Azure the keys live in a Key Vault (<see cref="KeyVaultKeys"/>).</summary>
public sealed class KeyFolder : ISignerSource, IDisposable
{
    internal const string PassphraseSetting = "Pki:Keys:Passphrase";
    const string PassphraseFile = "passphrase";

    readonly string folder;
    readonly string? configuredPassphrase;
    readonly Lock makingPassphrase = new();
    readonly Dictionary<AuthorityKey, SemaphoreSlim> opening = Enum.GetValues<AuthorityKey>().ToDictionary(key => key, _ => new SemaphoreSlim(1, 1));
    readonly ConcurrentDictionary<AuthorityKey, EncryptedKeyFileSigner> open = [];

    /// <param name="folder">The folder; made with rights for this account alone when missing.</param>
    /// <param name="passphrase">The passphrase of the key files; null: made at random on first use and kept in the file <c>passphrase</c> of the folder (mode 0600).</param>
    public KeyFolder(string folder, string? passphrase)
    {
        this.folder = Path.GetFullPath(folder);
        configuredPassphrase = passphrase;
    }

    public async Task<ISigner> OpenAsync(AuthorityKey key, CancellationToken cancellationToken)
    {
        // One at a time for each key, so that it is made once; different keys side by side, because deriving from the passphrase is slow on purpose.
        await opening[key].WaitAsync(cancellationToken);
        try
        {
            return open.GetOrAdd(key, Open);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new SigningException($"The key folder {folder} (setting Pki:Keys:Folder) cannot be read or written.", problem);
        }
        finally
        {
            opening[key].Release();
        }
    }

    public void Dispose()
    {
        foreach (EncryptedKeyFileSigner signer in open.Values)
        {
            signer.Dispose();
        }

        foreach (SemaphoreSlim one in opening.Values)
        {
            one.Dispose();
        }
    }

    EncryptedKeyFileSigner Open(AuthorityKey key)
    {
        PrivateFile.CreateFolder(folder);
        string path = Path.Combine(folder, $"{key.ToString().ToLowerInvariant()}.key");
        string passphrase = configuredPassphrase ?? OwnPassphrase();
        return File.Exists(path) ? EncryptedKeyFileSigner.Load(path, passphrase) : EncryptedKeyFileSigner.Create(path, passphrase);
    }

    string OwnPassphrase()
    {
        lock (makingPassphrase)
        {
            string path = Path.Combine(folder, PassphraseFile);
            if (!File.Exists(path))
            {
                if (Directory.EnumerateFiles(folder, "*.key").Any())
                {
                    throw new SigningException($"The folder {folder} holds keys but neither the file '{PassphraseFile}' nor the setting {PassphraseSetting}; restore one of them.");
                }

                PrivateFile.Write(path, Convert.ToBase64String(RandomNumberGenerator.GetBytes(EncryptedKeyFileSigner.RandomPassphraseBytes)));
            }

            return File.ReadAllText(path).Trim();
        }
    }
}
