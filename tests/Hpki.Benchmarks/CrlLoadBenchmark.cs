using System.Collections.Concurrent;
using System.Diagnostics;
using Hpki.LocalHost;
using Hpki.LocalHost.Demo;
using Hpki.LocalHost.Identity;
using Hpki.LocalHost.Seeding;
using Hpki.Pki.Tests.Parts;
using HpkiFunctions.LostReports;
using HpkiFunctions.Revocations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hpki.Benchmarks;

/// <summary>
/// Relying parties fetch the lists of 50,000 entries at their public address at a steady rate while calls are taken, each of which replaces both
/// lists. Most ask whether the copy they have is still the newest, as caches do; one in twenty has none. A time counts from when the request
/// was due, so a server that falls behind shows it. Clients and server share the machine.
/// </summary>
sealed class CrlLoadBenchmark : Benchmark
{
    const int Entries = 50_000;
    const int Connections = 32;
    const int DuePerSecond = 1100;
    const int ConditionalOf100 = 95;
    static readonly TimeSpan Length = TimeSpan.FromSeconds(30);
    static readonly TimeSpan BetweenCalls = TimeSpan.FromSeconds(1);

    public override string Name => "crl-load";

    public override IReadOnlyDictionary<string, Bound> Bounds => new Dictionary<string, Bound>
    {
        ["requestsPerSecond"] = Bound.AtLeast(1000),
        ["callP95Ms"] = Bound.AtMost(1000),
        ["errors"] = Bound.AtMost(0),
    };

    public override async Task<IReadOnlyDictionary<string, double>> RunAsync()
    {
        await using LocalHostApplication host = await LocalHostApplication.StartAsync(
            new() { Port = 0, SeedDemoData = false, LogLevel = LogLevel.Warning }, CancellationToken.None);
        await SyntheticRevocations.SeedAsync(host.Services, Entries, CancellationToken.None);
        DemoDoctor[] doctors = [.. Enumerable.Range(1, 5 + (int)(Length / BetweenCalls)).Select(BenchmarkDoctors.Number)];
        await host.Services.GetRequiredService<DemoRegistration>().RegisterAsync(doctors, CancellationToken.None);
        using StaffClient reception = await StaffClient.SignInAsync(host.Address, DemoStaffDirectory.Reception, CancellationToken.None);
        ConcurrentQueue<DemoDoctor> callers = new(doctors);
        for (int warm = 0; warm < 3; warm++)
        {
            await CallAsync(reception, callers);
        }

        CrlReaders readers = new(host.Address, Connections, DuePerSecond, ConditionalOf100);
        await readers.RunAsync(TimeSpan.FromSeconds(3));
        Task<CrlReaders.Figures> reading = readers.RunAsync(Length);
        List<double> calls = [];
        while (!reading.IsCompleted && !callers.IsEmpty)
        {
            calls.Add(await CallAsync(reception, callers));
            await Task.WhenAny(reading, Task.Delay(BetweenCalls));
        }

        CrlReaders.Figures figures = await reading;
        calls.Sort();
        return new Dictionary<string, double>
        {
            ["requestsPerSecond"] = figures.RequestsPerSecond,
            ["crlP95Ms"] = figures.P95Ms,
            ["callP95Ms"] = calls[calls.Count * 95 / 100],
            ["errors"] = figures.Errors,
            ["calls"] = calls.Count,
            ["askedWithATagShare"] = ConditionalOf100 / 100.0,
            ["answered304Share"] = figures.NotModifiedShare,
            ["listsMegabytesPerSecond"] = figures.MegabytesPerSecond,
        };
    }

    static async Task<double> CallAsync(StaffClient reception, ConcurrentQueue<DemoDoctor> callers)
    {
        if (!callers.TryDequeue(out DemoDoctor? doctor))
        {
            throw new InvalidOperationException("No caller is left.");
        }

        long started = Stopwatch.GetTimestamp();
        LostReportReceipt receipt = await reception.PostAsync<LostReportReceipt>(
            "/api/lost-reports", new LostReportInput { CardSerial = doctor.CardSerial, RevocationWord = doctor.RevocationWord }, CancellationToken.None);
        return receipt.Revocation == RevocationOutcome.Confirmed
            ? Stopwatch.GetElapsedTime(started).TotalMilliseconds
            : throw new InvalidOperationException($"A call ended with {receipt.Revocation}; the figures would not be those of confirmed revocations.");
    }
}
