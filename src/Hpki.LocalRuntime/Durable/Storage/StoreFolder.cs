using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Hpki.LocalRuntime.Durable.Storage;

/// <summary>
/// Makes the folder of a new store as durable as what is written in it: SQLite flushes the folder in which it creates a file, but nobody
/// the folders above, so a power cut soon after the first start could take the whole store.
/// </summary>
static class StoreFolder
{
    const int ReadOnly = 0;

    public static void Create(string folder)
    {
        if (Directory.Exists(folder))
        {
            return;
        }

        string? parent = Path.GetDirectoryName(folder);
        if (parent is not null)
        {
            Create(parent);
        }

        Directory.CreateDirectory(folder);
        if (parent is not null && !OperatingSystem.IsWindows())
        {
            Flush(parent);
        }
    }

    // .NET opens no folder as a file.
    static void Flush(string folder)
    {
        int descriptor = Open(folder, ReadOnly);
        if (descriptor < 0)
        {
            throw new IOException($"The folder {folder} cannot be opened to be flushed (error {Marshal.GetLastPInvokeError()}).");
        }

        using SafeFileHandle handle = new(descriptor, ownsHandle: true);
        RandomAccess.FlushToDisk(handle);
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true, CharSet = CharSet.Ansi,
        BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);
}
