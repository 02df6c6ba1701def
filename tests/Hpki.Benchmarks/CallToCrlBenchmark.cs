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
/// From the accepted call to both certificates seen on the fetched lists, over HTTP on the local host, with lists of 50,000 entries;
/// and the same for the first call after the process starts, as the middle one of five starts.
/// </summary>
sealed class CallToCrlBenchmark : Benchmark
{
    const int Calls = 200;
    const int WarmCalls = 10;
    const int ColdStarts = 5;
    const int Entries = 50_000;

    public override string Name => "call-to-crl";

    public override IReadOnlyDictionary<string, Bound> Bounds => new Dictionary<string, Bound>
    {
        ["p95Ms"] = Bound.AtMost(1000),
        ["coldStartMs"] = Bound.AtMost(5000),
    };

    public override async Task<IReadOnlyDictionary<string, double>> RunAsync()
    {
        string folder = Directory.CreateTempSubdirectory("hpki-call-to-crl").FullName;
        try
        {
            DemoDoctor[] doctors = [.. Enumerable.Range(1, WarmCalls + Calls + ColdStarts).Select(BenchmarkDoctors.Number)];
            double[] times = await WarmAsync(folder, doctors[..^ColdStarts], doctors[^ColdStarts..]);
            double[] colds = await ColdAsync(folder, doctors[^ColdStarts..]);
            return new Dictionary<string, double>
            {
                ["p50Ms"] = times[Calls / 2],
                ["p95Ms"] = times[Calls * 95 / 100],
                ["p99Ms"] = times[Calls * 99 / 100],
                ["coldStartMs"] = colds[ColdStarts / 2],
            };
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static async Task<double[]> WarmAsync(string folder, DemoDoctor[] doctors, DemoDoctor[] later)
    {
        await using LocalHostApplication host = await LocalHostApplication.StartAsync(
            new() { DataFolder = folder, Port = 0, SeedDemoData = false, LogLevel = LogLevel.Warning }, CancellationToken.None);
        await SyntheticRevocations.SeedAsync(host.Services, Entries, CancellationToken.None);
        await host.Services.GetRequiredService<DemoRegistration>().RegisterAsync([.. doctors, .. later], CancellationToken.None);
        using StaffClient reception = await StaffClient.SignInAsync(host.Address, DemoStaffDirectory.Reception, CancellationToken.None);
        List<double> times = [];
        foreach (DemoDoctor doctor in doctors)
        {
            long started = Stopwatch.GetTimestamp();
            await CallAsync(reception, doctor);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        return [.. times.Skip(WarmCalls).Order()];
    }

    static async Task<double[]> ColdAsync(string folder, DemoDoctor[] doctors)
    {
        List<double> times = [];
        foreach (DemoDoctor doctor in doctors)
        {
            times.Add(await ColdAsync(folder, doctor));
        }

        return [.. times.Order()];
    }

    // A process of its own on the same data: everything is loaded and compiled anew.
    static async Task<double> ColdAsync(string folder, DemoDoctor doctor)
    {
        int port = LoopbackPort.Free();
        ProcessStartInfo start = new("dotnet", [typeof(LocalHostApplication).Assembly.Location, "--data", folder, "--port", $"{port}", "--no-seed"])
        {
            RedirectStandardOutput = true,
        };
        long started = Stopwatch.GetTimestamp();
        using Process process = Process.Start(start)!;
        try
        {
            process.OutputDataReceived += (_, _) => { };
            process.BeginOutputReadLine();
            using StaffClient reception = await SignInWhenUpAsync(new Uri($"http://localhost:{port}"), process);
            await CallAsync(reception, doctor);
            return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
    }

    static async Task<StaffClient> SignInWhenUpAsync(Uri address, Process process)
    {
        while (true)
        {
            try
            {
                return await StaffClient.SignInAsync(address, DemoStaffDirectory.Reception, CancellationToken.None);
            }
            catch (HttpRequestException) when (!process.HasExited)
            {
                await Task.Delay(10);
            }
        }
    }

    static async Task CallAsync(StaffClient reception, DemoDoctor doctor)
    {
        LostReportReceipt receipt = await reception.PostAsync<LostReportReceipt>(
            "/api/lost-reports", new LostReportInput { CardSerial = doctor.CardSerial, RevocationWord = doctor.RevocationWord }, CancellationToken.None);
        if (receipt.Revocation != RevocationOutcome.Confirmed)
        {
            throw new InvalidOperationException($"A call ended with {receipt.Revocation}; the figures would not be those of confirmed revocations.");
        }
    }
}
