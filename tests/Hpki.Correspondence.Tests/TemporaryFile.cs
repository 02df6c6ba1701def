namespace Hpki.Correspondence.Tests;

/// <summary>A file for programs that read from disk only; gone at the end of the test.</summary>
sealed class TemporaryFile : IDisposable
{
    public TemporaryFile(byte[] content) => File.WriteAllBytes(Path, content);

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"hpki-{Guid.NewGuid():N}");

    public void Dispose() => File.Delete(Path);
}
