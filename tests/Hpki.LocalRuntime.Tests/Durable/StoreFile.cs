namespace Hpki.LocalRuntime.Tests.Durable;

/// <summary>A database file of one test.</summary>
sealed class StoreFile : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hpki-store");

    public string Path => System.IO.Path.Combine(_folder.FullName, "orchestrations.db");

    public void Dispose() => _folder.Delete(recursive: true);
}
