using System.Diagnostics;
using System.Globalization;
using System.Threading.Channels;

namespace Hpki.LocalRuntime.Tests.Durability;

/// <summary>The process that is killed.</summary>
sealed class MortalProcess : IDisposable
{
    readonly Process _process;
    readonly Channel<string> _lines = Channel.CreateUnbounded<string>();

    MortalProcess(string[] arguments)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "Hpki.LocalRuntime.CrashSubject.dll");
        _process = new() { StartInfo = new("dotnet", [program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardInput = true } };
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
    public static async Task<CrashRun> WorkAsync(string database, int run, string kill)
    {
        using MortalProcess subject = new(["work", database, run.ToString(CultureInfo.InvariantCulture), kill]);
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
        MortalProcess subject = new(["hold", database]);
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
