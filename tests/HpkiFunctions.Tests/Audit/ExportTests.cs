using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using Hpki.LocalHost.Identity;
using Hpki.LocalHost.Seeding;
using Hpki.Registry.Audit;
using Hpki.Registry.Holders;
using Hpki.Registry.Timelines;
using HpkiFunctions.Tests.Pages;

namespace HpkiFunctions.Tests.Audit;

/// <summary>The file for a court: whole, provable without the product, and recorded.</summary>
public sealed class ExportTests(PagesHost host) : IClassFixture<PagesHost>
{
    static readonly DemoDoctor Doctor = DemoDoctors.All[2];

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Export_OfAReportedCard_HoldsEverythingAndIsProvable()
    {
        using StaffSession reception = await StaffSession.SignInAsync(host, DemoStaffDirectory.Reception);
        await reception.SendAsync(
            HttpMethod.Post, "/api/lost-reports", JsonContent.Create(new { cardSerial = Doctor.CardSerial, revocationWord = Doctor.RevocationWord, reason = "Loss" }), ("Idempotency-Key", "export-call"));
        string holderId = (await host.FileOfAsync(Doctor)).Holder.HolderId;
        Seal seal = (await host.Get<DailySeal>().SealAsync(Stop)).Seal;
        using StaffSession auditor = await StaffSession.SignInAsync(host, DemoStaffDirectory.Auditor);

        using HttpResponseMessage answer = await ExportAsync(auditor, holderId, "東京地方裁判所 令和8年(ワ)第1号 文書送付嘱託");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/zip", answer.Content.Headers.ContentType?.MediaType);
        string folder = Directory.CreateTempSubdirectory("export-").FullName;
        try
        {
            await using Stream content = await answer.Content.ReadAsStreamAsync(Stop);
            await ZipFile.ExtractToDirectoryAsync(content, folder, Stop);
            string[] names = [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))];
            Assert.Superset(
                new HashSet<string> { "index.html", "README.txt", "manifest.sha256", "timeline.json", "verification.json", "records/holder.json", "records/revocation-orders.json", "ca/root.crt", "ca/sign.crt", $"seals/{seal.Header.Date:yyyy-MM-dd}.header.json" },
                names.ToHashSet());
            Assert.Contains(names, name => name.StartsWith("crls/sign-", StringComparison.Ordinal));
            await AssertManifestAsync(folder, names);
            Assert.Equal(seal.Hash, Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(Path.Combine(folder, $"seals/{seal.Header.Date:yyyy-MM-dd}.header.json"), Stop))));
            Assert.Equal("OK", (await RunAsync("bash", folder, $"seals/{seal.Header.Date:yyyy-MM-dd}.check.sh")).Trim());
            await RunAsync("openssl", folder, "x509", "-inform", "DER", "-in", "ca/sign.crt", "-out", "sign.pem");
            string crl = names.First(name => name.StartsWith("crls/sign-", StringComparison.Ordinal));
            Assert.Contains("Certificate Revocation List", await RunAsync("openssl", folder, "crl", "-inform", "DER", "-in", crl, "-CAfile", "sign.pem", "-noout", "-text"), StringComparison.Ordinal);
            string all = string.Concat(await Task.WhenAll(names.Where(name => !name.StartsWith("crls/", StringComparison.Ordinal)).Select(name => File.ReadAllTextAsync(Path.Combine(folder, name), Stop))));
            Assert.DoesNotContain("$argon2id$", all, StringComparison.Ordinal);
            Assert.All(seal.Pins.Where(pin => pin.Holder != holderId), pin => Assert.DoesNotContain(pin.Holder, all, StringComparison.Ordinal));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        TimelineEntry recorded = (await host.Get<Timeline>().ReadAsync(holderId, cancellationToken: Stop)).Last(entry => entry.Event.Type == "file.exported");
        Assert.Equal((DemoStaffDirectory.Auditor.StaffId, "東京地方裁判所 令和8年(ワ)第1号 文書送付嘱託"), (recorded.Event.ActorId, recorded.Detail));
    }

    [Fact]
    public async Task Export_WithoutPurpose_IsRefusedAndRecordsNothing()
    {
        using StaffSession auditor = await StaffSession.SignInAsync(host, DemoStaffDirectory.Auditor);
        HolderFile file = await host.FileOfAsync(DemoDoctors.All[1]);

        using HttpResponseMessage answer = await ExportAsync(auditor, file.Holder.HolderId, " ");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(file.Sequence, (await host.FileOfAsync(DemoDoctors.All[1])).Sequence);
    }

    [Fact]
    public async Task Export_ByAnyoneButAuditors_Is403()
    {
        using StaffSession examiner = await StaffSession.SignInAsync(host, DemoStaffDirectory.Examiner);

        using HttpResponseMessage answer = await ExportAsync(examiner, (await host.FileOfAsync(Doctor)).Holder.HolderId, "見たい");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task AuditPage_AfterVerification_ShowsSealAndResult()
    {
        await host.Get<DailySeal>().SealAsync(Stop);
        using StaffSession auditor = await StaffSession.SignInAsync(host, DemoStaffDirectory.Auditor);
        string token = StaffSession.TokenOf(await auditor.PageAsync("/staff/audit"));

        HttpResponseMessage answer = await auditor.PostAsync("/staff/audit/verify", token);

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        string text = (await auditor.PageAsync("/staff/audit")).Body!.TextContent;
        Assert.Contains("異常は見つかりませんでした", text, StringComparison.Ordinal);
        Seal seal = (await host.Get<SealStore>().FindAsync((await host.Get<SealStore>().DatesAsync(Stop))[^1], Stop))!;
        Assert.Contains(seal.Hash, text, StringComparison.Ordinal);
    }

    static Task<HttpResponseMessage> ExportAsync(StaffSession session, string holderId, string purpose) => session.SendAsync(
        HttpMethod.Post, $"/api/holders/{holderId}/export", JsonContent.Create(new { purpose }), ("Idempotency-Key", $"export-{Guid.NewGuid():N}"));

    static async Task AssertManifestAsync(string folder, string[] names)
    {
        Dictionary<string, string> manifest = (await File.ReadAllLinesAsync(Path.Combine(folder, "manifest.sha256"), Stop)).ToDictionary(line => line[66..], line => line[..64]);
        Assert.Equal(names.Where(name => name != "manifest.sha256").Order(), manifest.Keys.Order());
        foreach ((string name, string hash) in manifest)
        {
            Assert.Equal(hash, Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(Path.Combine(folder, name), Stop))));
        }
    }

    static async Task<string> RunAsync(string program, string folder, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8 };
        using Process process = Process.Start(start)!;
        string output = await process.StandardOutput.ReadToEndAsync(Stop);
        await process.WaitForExitAsync(Stop);
        Assert.Equal(0, process.ExitCode);
        return output;
    }
}
