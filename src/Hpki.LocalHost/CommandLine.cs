using System.Globalization;
using Hpki.LocalHost.Storage;

namespace Hpki.LocalHost;

/// <summary>What the program was asked to do.</summary>
sealed record CommandLine
{
    public const string Usage = """
        Usage: dotnet run --project src/Hpki.LocalHost [-- [demo | verify-audit] [--port N] [--data FOLDER] [--in-memory] [--no-seed]
                                                          [--storage CONNECTION] [--ahead TIME] [--register N]]

          demo           play the lost-card story from the phone call to the published revocation list; results in out/demo
          verify-audit   verify every timeline, seal and access log of the data folder; exit code 1 when something was changed
          --port N       listen on http://localhost:N (7071; the demo takes a free one)
          --data FOLDER  keep the data there (.local; the demo uses a new folder below it)
          --in-memory    keep nothing
          --no-seed      register no demo doctors
          --register N   register N invented cards first, with last days over the next five years (20000: some minutes)
          --storage CONNECTION
                         keep tables and blobs in this storage account or running emulator instead of an Azurite of our own
          --ahead TIME   let the clock run ahead by days.hours:minutes:seconds, to see what comes later (8.00:00:00: the first reminder)
        """;

    public bool Demo { get; private init; }

    public bool VerifyAudit { get; private init; }

    public bool Help { get; private init; }

    public int? Port { get; private init; }

    public string? Data { get; private init; }

    public bool InMemory { get; private init; }

    public bool Seed { get; private init; } = true;

    public string? Storage { get; private init; }

    public TimeSpan Ahead { get; private init; }

    /// <summary>How many invented cards to register.</summary>
    public int Register { get; private init; }

    /// <summary>The folder that holds <c>.local</c> and <c>out</c>: the repository, or the current folder outside of one.</summary>
    public static string Root => AzuritePackage.RepositoryRoot ?? Environment.CurrentDirectory;

    /// <exception cref="CommandLineException">An argument is not understood.</exception>
    public static CommandLine Parse(IReadOnlyList<string> arguments)
    {
        var line = new CommandLine();
        for (int i = 0; i < arguments.Count; i++)
        {
            line = arguments[i] switch
            {
                "demo" => line with { Demo = true },
                "verify-audit" => line with { VerifyAudit = true },
                "--help" or "-h" => line with { Help = true },
                "--in-memory" => line with { InMemory = true },
                "--no-seed" => line with { Seed = false },
                "--port" => line with { Port = PortNumber(Value(arguments, ref i)) },
                "--data" => line with { Data = Value(arguments, ref i) },
                "--storage" => line with { Storage = Value(arguments, ref i) },
                "--ahead" => line with { Ahead = Time(Value(arguments, ref i)) },
                "--register" => line with { Register = Count(Value(arguments, ref i)) },
                string unknown => throw new CommandLineException($"'{unknown}' is not known."),
            };
        }
        if (line.Demo && line.VerifyAudit)
        {
            throw new CommandLineException("demo and verify-audit exclude each other.");
        }
        return line.InMemory && line.Data is not null
            ? throw new CommandLineException("--in-memory and --data exclude each other.")
            : line;
    }

    static string Value(IReadOnlyList<string> arguments, ref int i) =>
        i + 1 < arguments.Count ? arguments[++i] : throw new CommandLineException($"'{arguments[i]}' needs a value.");

    static TimeSpan Time(string text) =>
        TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out TimeSpan time) && time >= TimeSpan.Zero
            ? time
            : throw new CommandLineException($"'{text}' is not a time such as 8.00:00:00 or 00:20:00.");

    static int Count(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count is > 0 and <= 1_000_000
            ? count
            : throw new CommandLineException($"'{text}' is not a count from 1 to 1000000.");

    static int PortNumber(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int port) && port <= ushort.MaxValue
            ? port
            : throw new CommandLineException($"'{text}' is not a port number.");
}
