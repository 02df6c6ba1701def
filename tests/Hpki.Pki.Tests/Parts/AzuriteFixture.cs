using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Security.Cryptography;

[assembly: AssemblyFixture(typeof(Hpki.Pki.Tests.Parts.AzuriteFixture))]

namespace Hpki.Pki.Tests.Parts;

/// <summary>One storage emulator for the whole run, in memory; every test takes an account of its own in it.</summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    const int Accounts = 100;

    // Ends with its parent: when the pipe to standard input closes, so does the emulator.
    const string Launcher = "process.stdin.resume().on('end', () => process.exit()); process.argv.splice(1, 0, 'azurite'); require(process.env.AZURITE_SCRIPT);";

    readonly string key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(64));
    readonly int[] ports = FreePorts(3);
    readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    Process? process;
    int taken;

    public async ValueTask InitializeAsync()
    {
        RequiredPart.Tool("node");
        string script = typeof(AzuriteFixture).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key == "AzuriteScript").Value!;
        ProcessStartInfo start = new("node", [
            "-e", Launcher, "--",
            "--blobHost", "127.0.0.1", "--blobPort", $"{ports[0]}",
            "--queueHost", "127.0.0.1", "--queuePort", $"{ports[1]}",
            "--tableHost", "127.0.0.1", "--tablePort", $"{ports[2]}",
            "--inMemoryPersistence", "--skipApiVersionCheck", "--disableTelemetry", "--silent"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["AZURITE_SCRIPT"] = script;
        start.Environment["AZURITE_ACCOUNTS"] = string.Join(';', Enumerable.Range(1, Accounts).Select(number => $"{AccountName(number)}:{key}"));
        process = Process.Start(start) ?? throw new InvalidOperationException("The storage emulator did not start.");
        List<string> output = [];
        DataReceivedEventHandler listen = (_, line) =>
        {
            lock (output)
            {
                output.Add(line.Data ?? "(end of output)");
                if (output.Count(one => one.Contains("successfully listen", StringComparison.Ordinal)) == ports.Length)
                {
                    ready.TrySetResult();
                }
            }
        };
        process.OutputDataReceived += listen;
        process.ErrorDataReceived += listen;
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => ready.TrySetException(new InvalidOperationException($"The storage emulator ended at once: {string.Join('\n', output)}"));
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await ready.Task;
    }

    /// <summary>The connection string of an account that nothing has touched.</summary>
    public string NewAccount()
    {
        int number = Interlocked.Increment(ref taken);
        Assert.True(number <= Accounts, "More tests take storage accounts than the emulator was given; raise Accounts.");
        string account = AccountName(number);
        return $"DefaultEndpointsProtocol=http;AccountName={account};AccountKey={key};BlobEndpoint=http://127.0.0.1:{ports[0]}/{account};TableEndpoint=http://127.0.0.1:{ports[2]}/{account};";
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            process.Dispose();
        }
    }

    static string AccountName(int number) => $"test{number:D3}";

    static int[] FreePorts(int count)
    {
        TcpListener[] listeners = [.. Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0))];
        Array.ForEach(listeners, listener => listener.Start());
        int[] free = [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        Array.ForEach(listeners, listener => listener.Dispose());
        return free;
    }
}
