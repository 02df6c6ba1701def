using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using Hpki.Registry.Tests;

[assembly: AssemblyFixture(typeof(Azurite))]

namespace Hpki.Registry.Tests;

/// <summary>One storage emulator for all tests of the assembly, in memory, on ports of its own. It ends with this process: its standard input closes.</summary>
public sealed class Azurite : IAsyncLifetime
{
    const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
    const string EndWithParent = "data:text/javascript,process.stdin.resume();process.stdin.on('end',()=>process.exit(0))";

    readonly int[] ports = FreePorts();
    Process? process;

    public string Tables => $"DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey={Key};TableEndpoint=http://127.0.0.1:{ports[2]}/devstoreaccount1;";

    public string Blobs => $"DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey={Key};BlobEndpoint=http://127.0.0.1:{ports[0]}/devstoreaccount1;";

    public async ValueTask InitializeAsync()
    {
        string root = typeof(Azurite).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!;
        ProcessStartInfo start = new("node")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] arguments =
        [
            "--import", EndWithParent, Path.Combine(root, "node_modules/azurite/dist/src/azurite.js"),
            "--blobHost", "127.0.0.1", "--blobPort", $"{ports[0]}", "--queueHost", "127.0.0.1", "--queuePort", $"{ports[1]}",
            "--tableHost", "127.0.0.1", "--tablePort", $"{ports[2]}",
            "--skipApiVersionCheck", "--disableTelemetry", "--inMemoryPersistence", "--silent",
        ];
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        TaskCompletionSource listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
        process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data?.Contains("Table service is successfully listening", StringComparison.Ordinal) == true)
            {
                listening.TrySetResult();
            }
        };
        process.ErrorDataReceived += (_, _) => { };
        process.Exited += (_, _) => listening.TrySetException(new InvalidOperationException("The storage emulator ended before it listened."));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await listening.Task;
    }

    public async ValueTask DisposeAsync()
    {
        if (process is { HasExited: false })
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        process?.Dispose();
    }

    static int[] FreePorts()
    {
        TcpListener[] listeners = [.. Enumerable.Range(0, 3).Select(_ => new TcpListener(IPAddress.Loopback, 0))];
        foreach (TcpListener listener in listeners)
        {
            listener.Start();
        }

        int[] free = [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        foreach (TcpListener listener in listeners)
        {
            listener.Stop();
        }

        return free;
    }
}
