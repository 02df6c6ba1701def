using System.Globalization;

namespace Hpki.LocalHost.Data;

/// <summary>
/// Everything the local host keeps, in one folder owned by one host at a time. The owner holds a lock that the operating system takes back
/// when the process ends, however it ends.
/// </summary>
sealed class DataFolder : IDisposable
{
    readonly FileStream ownership;

    DataFolder(string path, FileStream ownership)
    {
        Path = path;
        this.ownership = ownership;
    }

    public string Path { get; }

    public string Azurite => System.IO.Path.Combine(Path, "azurite");

    public string Mailbox => System.IO.Path.Combine(Path, "mailbox");

    /// <summary>Keys of the sign-in cookie.</summary>
    public string FrontKeys => System.IO.Path.Combine(Path, "front-keys");

    /// <summary>Keys of the certification authority.</summary>
    public string AuthorityKeys => System.IO.Path.Combine(Path, "authority-keys");

    public string Orchestrations => System.IO.Path.Combine(Path, "orchestrations");

    /// <exception cref="DataFolderInUseException">Another host runs on this folder.</exception>
    public static DataFolder Own(string path)
    {
        string full = System.IO.Path.GetFullPath(path);
        Create(full);
        string owner = System.IO.Path.Combine(full, "owner");
        FileStream ownership;
        try
        {
            ownership = new FileStream(System.IO.Path.Combine(full, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception)
        {
            string who = File.Exists(owner) ? $" (process {File.ReadAllText(owner)})" : "";
            throw new DataFolderInUseException(
                $"The data folder {full} is in use by another local host{who}. Stop it first, or start this one with --data <another folder>.", exception);
        }
        File.WriteAllText(owner, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        return new DataFolder(full, ownership);
    }

    // The register in the clear: for the owner's eyes.
    static void Create(string path)
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

    public void Dispose() => ownership.Dispose();
}
