using Hpki.LocalRuntime.Tests.Durable;
using Microsoft.Data.Sqlite;

namespace Hpki.LocalRuntime.Tests.Durability;

/// <summary>
/// A killed process's write-ahead log is cut off, overwritten or bent at an offset: the store opens and holds exactly the transactions that lie
/// whole before it. Some offsets drawn by a seed (HPKI_TEST_SEED), 300 with HPKI_TEST_LONG=1.
/// </summary>
public sealed class TornLogTests(ITestOutputHelper output)
{
    static bool IsLong => Environment.GetEnvironmentVariable("HPKI_TEST_LONG") == "1";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Open_WithATornLog_HoldsThePrefixOfTransactionsBeforeTheTear(bool onAnOlderStore)
    {
        int seed = int.TryParse(Environment.GetEnvironmentVariable("HPKI_TEST_SEED"), out int given) ? given : Random.Shared.Next();
        output.WriteLine($"HPKI_TEST_SEED={seed}");
        Random random = new(seed);
        using StoreFile file = new();
        List<string> earlier = onAnOlderStore ? [.. (await MortalProcess.WorkAsync(file.Path, 7, "never")).Lines] : [];

        // On a slow machine more changes share a transaction: the whole run has hardly more than twenty.
        CrashRun run = await MortalProcess.WorkAsync(file.Path, 0, "commit:16");
        byte[] database = await File.ReadAllBytesAsync(file.Path, TestContext.Current.CancellationToken);
        byte[] log = await File.ReadAllBytesAsync(file.Path + "-wal", TestContext.Current.CancellationToken);
        int[] ends = [0, .. WriteAheadLog.Ends(log)];
        string[] prefixes = [.. ends.Select(end => ContentOf(database, log[..end]))];
        Assert.InRange(prefixes.Distinct().Count(), 10, prefixes.Length);

        for (int i = 0; i < (IsLong ? 300 : 12); i++)
        {
            int offset = random.Next(log.Length);
            int kind = random.Next(4);
            using StoreFile torn = Put(database, Tear(log, offset, kind, random));
            int whole = ends.Count(end => end <= offset) - 1;
            Acceptance[] kept = [.. Acceptance.In(earlier), .. Acceptance.In(run.Lines).Where(acceptance => acceptance.LogLength <= offset)];

            string what = $"Tear {kind} at {offset} of {log.Length}, behind transaction {whole}";
            Assert.True(prefixes[whole] == Content(torn), $"{what}: another state than after that transaction.");
            IReadOnlyList<string> problems = await Aftermath.ProblemsAsync(torn.Path, [.. earlier, .. run.Lines], kept);
            Assert.True(problems.Count == 0, $"{what}: {string.Join(' ', problems)}");
        }
    }

    static byte[] Tear(byte[] log, int offset, int kind, Random random)
    {
        byte[] torn = [.. log];
        switch (kind)
        {
            case 0:
                return torn[..offset];
            case 1:
                torn[offset] ^= (byte)(1 << random.Next(8));
                return torn;
            case 2:
                Array.Clear(torn, offset, torn.Length - offset);
                torn[offset] = (byte)~log[offset];
                return torn;
            default:
                random.NextBytes(torn.AsSpan(offset));
                torn[offset] = (byte)~log[offset];
                return torn;
        }
    }

    static StoreFile Put(byte[] database, byte[] log)
    {
        StoreFile file = new();
        File.WriteAllBytes(file.Path, database);
        File.WriteAllBytes(file.Path + "-wal", log);
        return file;
    }

    static string ContentOf(byte[] database, byte[] log)
    {
        using StoreFile file = Put(database, log);
        return Content(file);
    }

    /// <summary>Every row of every table.</summary>
    static string Content(StoreFile file)
    {
        using SqliteConnection connection = new($"Data Source={file.Path};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        List<string> rows = [];
        foreach (string table in Texts(command, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"))
        {
            string columns = string.Join(" || '|' || ", Texts(command, $"SELECT name FROM pragma_table_info('{table}')").Select(name => $"quote({name})"));
            rows.AddRange(Texts(command, $"SELECT '{table} ' || {columns} FROM {table} ORDER BY 1"));
        }

        return string.Join('\n', rows);
    }

    static List<string> Texts(SqliteCommand command, string sql)
    {
        command.CommandText = sql;
        using SqliteDataReader reader = command.ExecuteReader();
        List<string> texts = [];
        while (reader.Read())
        {
            texts.Add(reader.GetString(0));
        }

        return texts;
    }
}
