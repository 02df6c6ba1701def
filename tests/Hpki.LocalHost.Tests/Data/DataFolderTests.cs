using Hpki.LocalHost.Data;

namespace Hpki.LocalHost.Tests.Data;

public sealed class DataFolderTests
{
    [Fact]
    public void Own_AlreadyOwned_NamesTheOwner()
    {
        using var folder = new TemporaryFolder();
        using DataFolder first = DataFolder.Own(folder.Path);

        DataFolderInUseException exception = Assert.Throws<DataFolderInUseException>(() => DataFolder.Own(folder.Path));

        Assert.Contains($"process {Environment.ProcessId}", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Own_GivenBack_CanBeOwnedAgain()
    {
        using var folder = new TemporaryFolder();
        DataFolder.Own(folder.Path).Dispose();

        using DataFolder second = DataFolder.Own(folder.Path);

        Assert.Equal(folder.Path, second.Path);
    }
}
