using Hpki.Scanning.Rendering;

namespace Hpki.Scanning.Tests;

public sealed class PreparedModuleFileTests
{
    [Fact]
    public async Task Claim_WhileSomeoneElsePrepares_WaitsUntilTheyAreDone()
    {
        using var directory = new TemporaryDirectory();
        var file = new PreparedModuleFile(directory.Path, "key");
        var first = file.Claim();

        var second = Task.Run(new PreparedModuleFile(directory.Path, "key").Claim, TestContext.Current.CancellationToken);
        file.Write([1, 2, 3]);
        Assert.False(second.IsCompleted);
        first.Dispose();

        using var claim = await second;
        Assert.Equal([1, 2, 3], file.TryRead()?.ToArray());
    }

    [Fact]
    public void Claim_DirectoryThatCannotBeWritten_SaysSoAtOnce()
    {
        using var directory = new TemporaryDirectory();
        Directory.CreateDirectory(directory.File("key.cwasm.lock"));

        var problem = Record.Exception(() => new PreparedModuleFile(directory.Path, "key").Claim());

        Assert.True(problem is IOException or UnauthorizedAccessException, problem?.ToString());
    }

    [Fact]
    public void TryRead_AfterWrite_GivesTheModule()
    {
        using var directory = new TemporaryDirectory();
        var file = new PreparedModuleFile(directory.Path, "key");

        file.Write([1, 2, 3]);

        Assert.Equal([1, 2, 3], file.TryRead()?.ToArray());
        Assert.Null(new PreparedModuleFile(directory.Path, "another key").TryRead());
    }

    [Fact]
    public void TryRead_ChangedOnDisk_GivesNothing()
    {
        using var directory = new TemporaryDirectory();
        var file = new PreparedModuleFile(directory.Path, "key");
        file.Write(new byte[100]);
        var path = directory.File("key.cwasm");
        var content = File.ReadAllBytes(path);
        content[^1] ^= 1;
        File.WriteAllBytes(path, content);

        var read = file.TryRead();

        Assert.Null(read);
    }

    [Fact]
    public void TryRead_WritableByOthers_GivesNothing()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("File modes are Unix's.");
            return;
        }

        using var directory = new TemporaryDirectory();
        var file = new PreparedModuleFile(directory.Path, "key");
        file.Write([1, 2, 3]);
        File.SetUnixFileMode(directory.File("key.cwasm"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupWrite);

        var read = file.TryRead();

        Assert.Null(read);
    }

    [Fact]
    public async Task Load_FileOfAnotherEngine_CompilesAnewAndReplacesIt()
    {
        using var directory = new TemporaryDirectory();
        using (PdfiumModule.Load(directory.Path, TimeProvider.System))
        {
        }

        var path = Assert.Single(Directory.GetFiles(directory.Path, "*.cwasm"));
        var good = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        new PreparedModuleFile(directory.Path, Path.GetFileNameWithoutExtension(path)).Write([.. "\u007fELF of another engine"u8]);

        using (PdfiumModule.Load(directory.Path, TimeProvider.System))
        {
        }

        Assert.Equal(good.Length, new FileInfo(path).Length);
    }
}
