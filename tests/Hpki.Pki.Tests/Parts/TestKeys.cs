using Hpki.Pki.Keys;

[assembly: AssemblyFixture(typeof(Hpki.Pki.Tests.Parts.TestKeys))]

namespace Hpki.Pki.Tests.Parts;

/// <summary>The authority's keys, made once for the whole run: making them takes longer than most tests.</summary>
public sealed class TestKeys : IDisposable
{
    readonly TemporaryFolder folder = new();

    public TestKeys() => Folder = new KeyFolder(folder.Path, passphrase: null);

    public KeyFolder Folder { get; }

    public void Dispose()
    {
        Folder.Dispose();
        folder.Dispose();
    }
}
