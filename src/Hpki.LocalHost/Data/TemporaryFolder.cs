namespace Hpki.LocalHost.Data;

/// <summary>For what must be a file even when nothing is to be kept: gone with the host, readable by its owner alone.</summary>
sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("hpki-").FullName;

    public void Dispose()
    {
        if (Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }
    }
}
