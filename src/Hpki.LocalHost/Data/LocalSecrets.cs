using System.Security.Cryptography;
using System.Text.Json;

namespace Hpki.LocalHost.Data;

/// <summary>
/// Secrets made on the first start and kept in the data folder, readable by its owner alone. In Azure they come from Key Vault.
/// </summary>
sealed class LocalSecrets
{
    const int SecretBytes = 32;
    static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    readonly string? path;
    readonly SortedDictionary<string, string> values;

    LocalSecrets(string? path, SortedDictionary<string, string> values)
    {
        this.path = path;
        this.values = values;
    }

    /// <summary>Opens the file, or starts an empty one; without a folder the secrets live as long as the process.</summary>
    public static LocalSecrets Open(string? folder)
    {
        if (folder is null)
        {
            return new LocalSecrets(null, []);
        }
        string path = Path.Combine(folder, "secrets.json");
        return new LocalSecrets(path, File.Exists(path) ? Read(path) : []);
    }

    /// <summary>The secret of that name: 32 random bytes in base64, made when it is asked for the first time.</summary>
    public string this[string name] => Get(name, NewSecret);

    /// <summary>The secret of that name, made in its own way when it is asked for the first time.</summary>
    public string Get(string name, Func<string> make)
    {
        if (!values.TryGetValue(name, out string? value))
        {
            value = make();
            values.Add(name, value);
            Write();
        }
        return value;
    }

    public static string NewSecret() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretBytes));

    static SortedDictionary<string, string> Read(string path) =>
        JsonSerializer.Deserialize<SortedDictionary<string, string>>(File.ReadAllText(path))
        ?? throw new InvalidDataException($"{path} holds no secrets.");

    void Write()
    {
        if (path is null)
        {
            return;
        }
        // Written beside and moved: a start that is killed leaves either the old secrets or the new ones, never half of them.
        string draft = $"{path}.{Environment.ProcessId}";
        FileStreamOptions options = new() { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }
        using (var stream = new FileStream(draft, options))
        {
            JsonSerializer.Serialize(stream, values, Indented);
            stream.Flush(flushToDisk: true);
        }
        File.Move(draft, path, overwrite: true);
    }
}
