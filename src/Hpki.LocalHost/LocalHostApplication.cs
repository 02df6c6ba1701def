using Hpki.LocalHost.Data;
using Hpki.LocalHost.Mailbox;
using Hpki.LocalHost.Storage;

namespace Hpki.LocalHost;

/// <summary>
/// The whole product in one process: Azurite, the function app on the local runtime, the sign-in front and the mailbox. Everything that
/// runs it (the program, the demo, tests, benchmarks) starts it here.
/// </summary>
public sealed partial class LocalHostApplication : IAsyncDisposable
{
    readonly WebApplication web;
    readonly DataFolder? folder;
    readonly TemporaryFolder? temporary;
    readonly AzuriteProcess? azurite;
    readonly Task watch;
    int exitCode;
    int disposed;

    LocalHostApplication(WebApplication web, DataFolder? folder, TemporaryFolder? temporary, AzuriteProcess? azurite, Uri address)
    {
        this.web = web;
        this.folder = folder;
        this.temporary = temporary;
        this.azurite = azurite;
        Address = address;
        watch = WatchAzuriteAsync();
    }

    /// <summary>Where the app answers.</summary>
    public Uri Address { get; }

    /// <summary>The services of host and app.</summary>
    public IServiceProvider Services => web.Services;

    /// <summary>The mails that the app has sent.</summary>
    public MailStore Mails => web.Services.GetRequiredService<MailStore>();

    /// <exception cref="InvalidOperationException">The host was given a storage that someone else runs.</exception>
    public AzuriteProcess Azurite => azurite ?? throw new InvalidOperationException("This host runs on a storage that it did not start.");

    /// <summary>Starts everything, in this order: the data folder is taken, Azurite runs, the app answers.</summary>
    /// <exception cref="DataFolderInUseException">Another local host runs on the data folder.</exception>
    /// <exception cref="AzuriteStartException">The storage emulator cannot be started.</exception>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<LocalHostApplication> StartAsync(LocalHostOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        DataFolder? folder = options.DataFolder is null ? null : DataFolder.Own(options.DataFolder);
        TemporaryFolder? temporary = folder is null ? new TemporaryFolder() : null;
        AzuriteProcess? azurite = null;
        LocalHostApplication? application = null;
        try
        {
            AzuriteOptions emulator = new()
            {
                DataFolder = folder?.Azurite,
                BlobPort = options.AzuriteBlobPort == 0 ? LoopbackPort.Free() : options.AzuriteBlobPort,
                TablePort = options.AzuriteTablePort == 0 ? LoopbackPort.Free() : options.AzuriteTablePort,
            };
            Task<AzuriteProcess>? starting = options.Storage is null ? AzuriteProcess.StartAsync(emulator, cancellationToken) : null;
            int port = options.Port == 0 ? LoopbackPort.Free() : options.Port;
            var address = new Uri($"http://localhost:{port}");
            WebApplication web;
            try
            {
                // Put together while the emulator starts: each takes a second.
                web = new LocalHostComposition(
                    options, folder, folder?.AuthorityKeys ?? temporary!.Path, options.Storage ?? emulator.ConnectionString, address).Build();
            }
            finally
            {
                azurite = starting is null ? null : await starting;
            }

            application = new LocalHostApplication(web, folder, temporary, azurite, address);
            await application.web.StartAsync(cancellationToken);
            return application;
        }
        catch
        {
            await (application?.DisposeAsync() ?? azurite?.DisposeAsync() ?? ValueTask.CompletedTask);
            folder?.Dispose();
            temporary?.Dispose();
            throw;
        }
    }

    /// <summary>Waits until the host is told to stop (Ctrl-C, a signal) or has to.</summary>
    /// <returns>The exit code: 0 unless the host had to stop.</returns>
    public async Task<int> WaitForShutdownAsync(CancellationToken cancellationToken)
    {
        await web.WaitForShutdownAsync(cancellationToken);
        return exitCode;
    }

    /// <summary>Stops the app first, then its storage, and gives the data folder back.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 1)
        {
            return;
        }
        await web.StopAsync();
        await web.DisposeAsync();
        await (azurite?.DisposeAsync() ?? ValueTask.CompletedTask);
        await watch;
        folder?.Dispose();
        temporary?.Dispose();
    }

    async Task WatchAzuriteAsync()
    {
        if (azurite is null)
        {
            return;
        }
        int code = await azurite.Exited;
        if (Volatile.Read(ref disposed) == 1)
        {
            return;
        }
        exitCode = 1;
        LogStorageEnded(web.Services.GetRequiredService<ILogger<LocalHostApplication>>(), code, azurite.LastOutput);
        web.Lifetime.StopApplication();
    }

    [LoggerMessage(LogLevel.Critical, "Azurite, the storage emulator, ended with exit code {ExitCode}; the host stops. Its last words: {LastOutput}")]
    static partial void LogStorageEnded(ILogger logger, int exitCode, string lastOutput);
}
