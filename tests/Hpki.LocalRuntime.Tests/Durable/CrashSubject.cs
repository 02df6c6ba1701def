using System.Diagnostics;
using System.Globalization;
using System.Threading.Channels;

namespace Hpki.LocalRuntime.Tests.Durable;

/// <summary>The process that is killed.</summary>
sealed class CrashSubject : IDisposable
{
    readonly Process _process;
    readonly Channel<string> _lines = Channel.CreateUnbounded<string>();

    public CrashSubject(string database, int firstInstance, int instances, int steps)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "Hpki.LocalRuntime.CrashSubject.dll");
        string[] arguments =
        [
            program, database, .. new[] { firstInstance, instances, steps }.Select(n => n.ToString(CultureInfo.InvariantCulture)),
        ];
        _process = new() { StartInfo = new("dotnet", arguments) { RedirectStandardOutput = true } };
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

    /// <summary>Reads lines until so many of a kind have come.</summary>
    public async Task<List<string>> ReadAsync(string kind, int count)
    {
        List<string> lines = [];
        while (count > 0)
        {
            string line = await _lines.Reader.ReadAsync(TestContext.Current.CancellationToken);
            lines.Add(line);
            count -= line.StartsWith(kind, StringComparison.Ordinal) ? 1 : 0;
        }

        return lines;
    }

    /// <summary>All that was printed up to the end of the process.</summary>
    public async Task<List<string>> ReadToEndAsync()
    {
        List<string> lines = [];
        await foreach (string line in _lines.Reader.ReadAllAsync(TestContext.Current.CancellationToken))
        {
            lines.Add(line);
        }

        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return lines;
    }

    /// <summary>Kills it as a power cut would, and returns what it had still printed.</summary>
    public Task<List<string>> KillAsync()
    {
        _process.Kill();
        return ReadToEndAsync();
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
