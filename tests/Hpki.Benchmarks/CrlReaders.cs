using System.Diagnostics;

namespace Hpki.Benchmarks;

/// <summary>Relying parties, each with a connection and the newest list it has seen, who ask in turn at a steady rate.</summary>
sealed class CrlReaders(Uri address, int connections, int duePerSecond, int conditionalOf100)
{
    public async Task<Figures> RunAsync(TimeSpan length)
    {
        long started = Stopwatch.GetTimestamp();
        Tally[] tallies = await Task.WhenAll(Enumerable.Range(0, connections).Select(number => Task.Run(() => ReadAsync(number, started, length))));
        double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        double[] times = [.. tallies.SelectMany(tally => tally.Times).Order()];
        return new(
            times.Length / seconds, times[times.Length * 95 / 100], tallies.Sum(tally => tally.Errors),
            (double)tallies.Sum(tally => tally.NotModified) / times.Length, tallies.Sum(tally => tally.Bytes) / 1e6 / seconds);
    }

    async Task<Tally> ReadAsync(int number, long started, TimeSpan length)
    {
        Tally tally = new();
        Random random = new(number);
        using LeanHttpConnection connection = await LeanHttpConnection.OpenAsync(address);
        string path = number % 2 == 0 ? "/pki/crl/sign.crl" : "/pki/crl/auth.crl";
        string? tag = null;
        for (int turn = 0; ; turn++)
        {
            TimeSpan due = TimeSpan.FromSeconds((turn + ((double)number / connections)) * connections / duePerSecond);
            if (due >= length)
            {
                return tally;
            }

            TimeSpan early = due - Stopwatch.GetElapsedTime(started);
            if (early > TimeSpan.FromMilliseconds(1))
            {
                await Task.Delay(early);
            }

            string condition = tag is not null && random.Next(100) < conditionalOf100 ? $"If-None-Match: {tag}\r\n" : "";
            LeanHttpConnection.Answer answer = await connection.GetAsync(path, condition);
            tally.Times.Add((Stopwatch.GetElapsedTime(started) - due).TotalMilliseconds);
            tally.NotModified += answer.Status == 304 ? 1 : 0;
            tally.Bytes += answer.BodyBytes;
            bool isRight = answer switch
            {
                { Status: 200, Tag: not null, BodyBytes: > 1_000_000 } => true,
                { Status: 304, BodyBytes: 0 } => condition.Length > 0 && answer.Tag == tag,
                _ => false,
            };
            tally.Errors += isRight ? 0 : 1;
            tag = answer.Tag ?? tag;
        }
    }

    public sealed record Figures(double RequestsPerSecond, double P95Ms, int Errors, double NotModifiedShare, double MegabytesPerSecond);

    sealed class Tally
    {
        public List<double> Times { get; } = [];

        public int NotModified { get; set; }

        public int Errors { get; set; }

        public long Bytes { get; set; }
    }
}
