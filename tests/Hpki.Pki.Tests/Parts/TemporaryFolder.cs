namespace Hpki.Pki.Tests.Parts;

sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("hpki-pki-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public async Task<string> WriteAsync(string name, ReadOnlyMemory<byte> content)
    {
        await System.IO.File.WriteAllBytesAsync(File(name), content.ToArray(), TestContext.Current.CancellationToken);
        return File(name);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
