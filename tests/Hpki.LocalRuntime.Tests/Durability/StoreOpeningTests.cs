using System.Runtime.Versioning;
using Hpki.LocalRuntime.Durable.Storage;
using Hpki.LocalRuntime.Tests.Durable;
using Microsoft.Data.Sqlite;

namespace Hpki.LocalRuntime.Tests.Durability;

/// <summary>Files that are not what they should be are refused, each with its own words, and left as they are.</summary>
public sealed class StoreOpeningTests
{
    [Fact]
    public void Open_OfANewerVersion_IsRefusedAndWritesNothing()
    {
        using StoreFile file = new();
        Sql(file.Path, "PRAGMA journal_mode = DELETE; CREATE TABLE instances (key INTEGER, shape TEXT); PRAGMA user_version = 7;");
        byte[] before = File.ReadAllBytes(file.Path);

        StoreVersionException refused = Assert.Throws<StoreVersionException>(() => DurableStore.OpenFile(file.Path));

        Assert.Contains($"has schema version 7; this program knows version {StoreSchema.Version}", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(file.Path));
    }

    [Fact]
    public async Task Open_OfANewerVersionWhoseLogIsLeft_WritesNeither()
    {
        using StoreFile file = new();
        await MortalProcess.WorkAsync(file.Path, 0, "commit:3");
        using (SqliteConnection keepsTheLog = Opened(file.Path))
        {
            using SqliteCommand look = keepsTheLog.CreateCommand();
            look.CommandText = "PRAGMA user_version";
            look.ExecuteScalar();
            Sql(file.Path, $"PRAGMA user_version = {StoreSchema.Version + 1};");
            File.Copy(file.Path, file.Path + ".copy");
            File.Copy(file.Path + "-wal", file.Path + ".copy-wal");
        }

        byte[][] before = [File.ReadAllBytes(file.Path + ".copy"), File.ReadAllBytes(file.Path + ".copy-wal")];
        Assert.Throws<StoreVersionException>(() => DurableStore.OpenFile(file.Path + ".copy"));

        Assert.Equal(before[0], File.ReadAllBytes(file.Path + ".copy"));
        Assert.Equal(before[1], File.ReadAllBytes(file.Path + ".copy-wal"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(600)]
    [InlineData(20_000)]
    public void Open_OfAFileThatIsNoDatabase_IsRefusedAndWritesNothing(int length)
    {
        using StoreFile file = new();
        byte[] text = [.. Enumerable.Range(0, length).Select(i => (byte)('a' + (i % 26)))];
        File.WriteAllBytes(file.Path, text);

        StoreUnreadableException refused = Assert.Throws<StoreUnreadableException>(() => DurableStore.OpenFile(file.Path));

        Assert.Contains("is not a database", refused.Message, StringComparison.Ordinal);
        Assert.Equal(text, File.ReadAllBytes(file.Path));
    }

    [Theory]
    [InlineData("CREATE TABLE customers (name TEXT)")]
    [InlineData("CREATE TABLE customers (name TEXT); PRAGMA user_version = 1")]
    public void Open_OfAnotherProgramsDatabase_IsRefusedAndWritesNothing(string content)
    {
        using StoreFile file = new();
        Sql(file.Path, content);
        byte[] before = File.ReadAllBytes(file.Path);

        StoreUnreadableException refused = Assert.Throws<StoreUnreadableException>(() => DurableStore.OpenFile(file.Path));

        Assert.Contains("is a database of another program", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(file.Path));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Open_OfALogWhoseDatabaseIsGone_IsRefusedAndKeepsTheLog(bool isEmpty)
    {
        using StoreFile file = new();
        await MortalProcess.WorkAsync(file.Path, 0, "commit:5");
        long log = new FileInfo(file.Path + "-wal").Length;
        File.Delete(file.Path);
        if (isEmpty)
        {
            File.Create(file.Path).Dispose();
        }

        StoreUnreadableException refused = Assert.Throws<StoreUnreadableException>(() => DurableStore.OpenFile(file.Path));

        Assert.Contains("but its log orchestrations.db-wal is there", refused.Message, StringComparison.Ordinal);
        Assert.Equal(log, new FileInfo(file.Path + "-wal").Length);
    }

    [Fact]
    public async Task Open_OfADamagedStore_IsRefusedAndWritesNothing()
    {
        using StoreFile file = new();
        await MortalProcess.WorkAsync(file.Path, 0, "commit:20");
        Sql(file.Path, "PRAGMA wal_checkpoint(TRUNCATE)");
        byte[] damaged = File.ReadAllBytes(file.Path);
        Array.Clear(damaged, 4096, damaged.Length - 8192);
        File.WriteAllBytes(file.Path, damaged);

        // As after a kill: what a crash has left is looked at as a whole.
        File.WriteAllBytes(file.Path + "-wal", [0]);
        StoreUnreadableException refused = Assert.Throws<StoreUnreadableException>(() => DurableStore.OpenFile(file.Path));

        Assert.Contains("is damaged", refused.Message, StringComparison.Ordinal);
        Assert.Equal(damaged, File.ReadAllBytes(file.Path));
    }

    [Fact]
    public async Task Open_ThroughALink_HasTheSameOwner()
    {
        using StoreFile file = new();
        await using DurableStore owner = DurableStore.OpenFile(file.Path);
        File.CreateSymbolicLink(file.Path + ".link", file.Path);

        Assert.Throws<StoreInUseException>(() => DurableStore.OpenFile(file.Path + ".link"));
    }

    [Fact]
    public void Open_WhereNoFileCanBe_IsNotCalledInUse()
    {
        using StoreFile file = new();
        File.WriteAllText(file.Path, string.Empty);

        Exception refused = Assert.ThrowsAny<IOException>(() => DurableStore.OpenFile(Path.Combine(file.Path, "store.db")));

        Assert.IsNotType<StoreInUseException>(refused);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Open_OfANewStore_MakesFilesForItsUserAlone()
    {
        using StoreFile file = new();
        string path = Path.Combine(Path.GetDirectoryName(file.Path)!, "new", "folders", "store.db");

        await using DurableStore store = DurableStore.OpenFile(path);

        Assert.All(
            [path, path + "-wal", path + ".lock"],
            name => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(name)));
    }

    static SqliteConnection Opened(string path)
    {
        SqliteConnection connection = new($"Data Source={path};Pooling=False");
        connection.Open();
        return connection;
    }

    static void Sql(string path, string sql)
    {
        using SqliteConnection connection = Opened(path);
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
