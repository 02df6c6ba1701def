using Hpki.Pki.Authorities;
using Hpki.Registry.Audit;
using Hpki.Registry.Storage;
using Hpki.Scanning;
using Microsoft.Extensions.Logging;

namespace HpkiFunctions.Upkeep;

/// <summary>
/// Prepares at start what a first request would otherwise wait for: tables, the authority with its lists; the PDF engine follows in the
/// background. Only without tables can nothing work at all; what else fails is logged and tried again by whoever needs it first.
/// </summary>
public sealed partial class WarmUp(
    RegistryStorage storage, ICertificationAuthority authority, ScanReader reader, AccessLog accesses, TimeProvider time, ILogger<WarmUp> logger) : BackgroundService
{
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAll(
            storage.EnsureCreatedAsync(cancellationToken),
            TryAsync("the certification authority", () => authority.GetAuthoritiesAsync(cancellationToken)));
        await TryAsync("today's access log", () => accesses.PrepareAsync(time.GetUtcNow(), cancellationToken));
        await base.StartAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => TryAsync("the PDF engine", () => reader.PrepareAsync(stoppingToken));

    async Task TryAsync(string part, Func<Task> prepare)
    {
        try
        {
            await prepare();
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            LogNotPrepared(logger, problem, part);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "At start {Part} could not be prepared; its first use tries again")]
    static partial void LogNotPrepared(ILogger logger, Exception problem, string part);
}
