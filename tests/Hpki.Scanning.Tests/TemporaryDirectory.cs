namespace Hpki.Scanning.Tests;

sealed class TemporaryDirectory : IDisposable
{
    readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("hpki-scanning-");

    public string Path => directory.FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => directory.Delete(recursive: true);
}
