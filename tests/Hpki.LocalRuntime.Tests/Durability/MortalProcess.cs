using System.Diagnostics;
using System.Globalization;
using System.Threading.Channels;

namespace Hpki.LocalRuntime.Tests.Durability;

/// <summary>The process that is killed.</summary>
sealed class MortalProcess : IDisposable
{
    readonly Process _process;
    readonly Channel<string> _lines = Channel.CreateUnbounded<string>();

    static readonly string Program = Path.Combine(AppContext.BaseDirectory, "Hpki.LocalRuntime.CrashSubject.dll");

    MortalProcess(string command, params string[] arguments)
    {
        _process = new() { StartInfo = new(command, arguments) { RedirectStandardOutput = true, RedirectStandardInput = true } };

        // The runtime's doubly mapped memory is a file of its own, which a limit on files would forbid.
        _process.StartInfo.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        _process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is null)
            {
                _lines.Writer.TryComplete();
            }
            else
            {
                _lines.Writer.TryWrite(line.Data);
            }
        };
        _process.Start();
        _process.BeginOutputReadLine();
    }

    /// <summary>Plays a run of the workload until it kills itself as planned, or has played all.</summary>
    public static Task<CrashRun> WorkAsync(string database, int run, string kill)
        => ReadAsync(new("dotnet", Program, "work", database, run.ToString(CultureInfo.InvariantCulture), kill));

    /// <summary>Plays a run of the workload where no file may grow beyond a size: writing further fails, as on a full disk.</summary>
    public static Task<CrashRun> WorkWithLimitAsync(string database, int kibibytes) => ReadAsync(new(
        "bash", "-c", "trap '' XFSZ; ulimit -f $1; shift; exec dotnet \"$@\"", "bash",
        kibibytes.ToString(CultureInfo.InvariantCulture), Program, "work", database, "0"));

    static async Task<CrashRun> ReadAsync(MortalProcess process)
    {
        using MortalProcess subject = process;
        List<string> lines = [];
        await foreach (string line in subject._lines.Reader.ReadAllAsync(TestContext.Current.CancellationToken))
        {
            lines.Add(line);
        }

        await subject._process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new(lines, subject._process.ExitCode);
    }

    /// <summary>A process that has the store open.</summary>
    public static async Task<MortalProcess> HoldAsync(string database)
    {
        MortalProcess subject = new("dotnet", Program, "hold", database);
        await subject._lines.Reader.ReadAsync(TestContext.Current.CancellationToken);
        return subject;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
