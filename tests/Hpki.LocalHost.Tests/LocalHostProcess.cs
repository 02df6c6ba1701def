using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Hpki.LocalHost.Tests;

/// <summary>The real program as a process of its own, to be killed.</summary>
sealed class LocalHostProcess : IDisposable
{
    readonly Process process;
    readonly string dataFolder;

    LocalHostProcess(Process process, string dataFolder, Uri address)
    {
        this.process = process;
        this.dataFolder = dataFolder;
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>Starts the program and waits for its welcome.</summary>
    public static async Task<LocalHostProcess> StartAsync(string dataFolder, CancellationToken cancellationToken, bool seed = false)
    {
        int port = LoopbackPort.Free();
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "Hpki.LocalHost.dll"),
            "--data", dataFolder, "--port", port.ToString(CultureInfo.InvariantCulture), .. seed ? [] : new[] { "--no-seed" },
        ];
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }
        var host = new LocalHostProcess(Process.Start(start)!, dataFolder, new Uri($"http://localhost:{port}"));
        List<string> output = [];
        while (await host.process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            output.Add(line);
            if (line.Contains("HpkiFunctions is running", StringComparison.Ordinal))
            {
                return host;
            }
        }
        output.Add(await host.process.StandardError.ReadToEndAsync(cancellationToken));
        throw new InvalidOperationException($"The local host ended while starting: {string.Join(Environment.NewLine, output)}");
    }

    /// <summary>The Azurite of this host.</summary>
    public Process Azurite()
    {
        using JsonDocument identity = JsonDocument.Parse(File.ReadAllText(Path.Combine(dataFolder, "azurite", "azurite.process.json")));
        return Process.GetProcessById(identity.RootElement.GetProperty("ProcessId").GetInt32());
    }

    /// <summary>As by <c>kill -9</c>: the host runs no more code.</summary>
    public async Task KillAsync(CancellationToken cancellationToken)
    {
        process.Kill();
        await process.WaitForExitAsync(cancellationToken);
    }

    /// <summary>Waits for the end of the process.</summary>
    public async Task<int> ExitAsync(CancellationToken cancellationToken)
    {
        await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode;
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }
        process.Dispose();
    }
}
