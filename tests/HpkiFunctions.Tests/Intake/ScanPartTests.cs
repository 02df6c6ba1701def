using Hpki.Registry.Projections;
using Hpki.Registry.Scans;
using HpkiFunctions.Intake;
using HpkiFunctions.Problems;
using HpkiFunctions.Tests.Flows;
using Microsoft.AspNetCore.Http;

namespace HpkiFunctions.Tests.Intake;

public sealed class ScanPartTests
{
    [Fact]
    public async Task PutScanPart_EndlessWithoutALength_IsRefusedAfterTheBound()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        EndlessStream body = new();
        DefaultHttpContext http = new() { Request = { Body = body, ContentType = "application/octet-stream" } };
        ScanFunctions functions = new(host.Get<ScanDesk>(), host.Get<PaperReportDesk>(), host.Get<CorrectionDesk>(), host.Get<Worklists>());

        ProblemException refused = await Assert.ThrowsAsync<ProblemException>(
            () => functions.PutScanPart(http.Request, "any", 1, TestContext.Current.CancellationToken));

        Assert.Equal((413, "too-large"), (refused.Problem.Status, refused.Problem.Code));
        Assert.InRange(body.Given, ScanUploads.LargestPart, ScanUploads.LargestPart + (1024 * 1024));
    }

    sealed class EndlessStream : MemoryStream
    {
        public long Given { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Given += buffer.Length;
            return Given > 4L * ScanUploads.LargestPart ? ValueTask.FromResult(0) : ValueTask.FromResult(buffer.Length);
        }

        public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("Copied without a bound.");
    }
}
