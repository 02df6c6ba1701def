using System.Security.Cryptography;

namespace Hpki.Scanning.Rendering;

/// <summary>
/// The compiled module on disk: a SHA-256 over the rest, then the module. It is machine code, so it is read only when nobody else
/// could have written it.
/// </summary>
sealed class PreparedModuleFile(string directory, string key)
{
    const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    const UnixFileMode WritableByOthers = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    static readonly TimeSpan ClaimPause = TimeSpan.FromMilliseconds(100);

    readonly string path = Path.Combine(directory, key + ".cwasm");

    public ReadOnlyMemory<byte>? TryRead()
    {
        if (!File.Exists(path) || (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & WritableByOthers) != 0))
        {
            return null;
        }

        var content = File.ReadAllBytes(path);
        if (content.Length <= SHA256.HashSizeInBytes)
        {
            return null;
        }

        ReadOnlyMemory<byte>? module = content.AsMemory(SHA256.HashSizeInBytes);
        return SHA256.HashData(module.Value.Span).AsSpan().SequenceEqual(content.AsSpan(0, SHA256.HashSizeInBytes)) ? module : null;
    }

    /// <summary>
    /// Waits until nobody else on this machine prepares the module, so that many processes starting at once compile it once. Blocks the thread.
    /// A process that dies lets go.
    /// </summary>
    /// <exception cref="IOException">The directory cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The directory cannot be written.</exception>
    public IDisposable Claim()
    {
        Directory.CreateDirectory(directory);
        while (true)
        {
            try
            {
                return new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException held) when (IsHeld(held))
            {
                Thread.Sleep(ClaimPause);
            }
        }
    }

    // EWOULDBLOCK (11 on Linux, 35 on macOS) and ERROR_SHARING_VIOLATION: every other reason would stay for ever.
    static bool IsHeld(IOException error) => (error.HResult & 0xFFFF) == (OperatingSystem.IsWindows() ? 32 : OperatingSystem.IsMacOS() ? 35 : 11);

    /// <summary>Written beside and renamed, so that a reader, or a crash, never sees half of it.</summary>
    public void Write(byte[] module)
    {
        var draft = Path.Combine(directory, $"{key}.{Guid.NewGuid():N}.tmp");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using (var stream = new FileStream(draft, options))
        {
            stream.Write(SHA256.HashData(module));
            stream.Write(module);
        }

        File.Move(draft, path, overwrite: true);
    }
}
