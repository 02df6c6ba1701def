namespace Hpki.Pki.Keys;

/// <summary>Files and folders that only the account of this process may read (on Windows: what the folder's inherited rights say).</summary>
static class PrivateFile
{
    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Writes a new file: complete on disk under its name, or not there. Never replaces one.</summary>
    /// <exception cref="IOException">A file of that name is there already.</exception>
    public static void Write(string path, string text)
    {
        string draft = $"{path}.{Guid.NewGuid():N}.draft";
        FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (FileStream file = new(draft, options))
        using (StreamWriter writer = new(file))
        {
            writer.Write(text);
            writer.Flush();
            file.Flush(flushToDisk: true);
        }

        File.Move(draft, path, overwrite: false);
    }
}
