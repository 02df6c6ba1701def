using Hpki.LocalHost.Seeding;
using Hpki.Pki.Authorities;
using Hpki.Pki.Certificates;
using Hpki.Procedures.Cards;
using Hpki.Procedures.Identifiers;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using Hpki.Registry.Projections;

namespace Hpki.LocalHost.Tests.Seeding;

public sealed class DemoSeedingTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Start_Twice_RegistersEveryDoctorOnceWithRealCertificates()
    {
        using var folder = new TemporaryFolder();
        var options = new LocalHostOptions { DataFolder = folder.Path, Port = 0, LogLevel = LogLevel.Warning };
        HolderFile[] first = await FilesAfterStartAsync(options, CheckCertificatesAsync);

        HolderFile[] second = await FilesAfterStartAsync(options, (_, _) => Task.CompletedTask);

        Assert.Equal(first.Select(file => file.Holder), second.Select(file => file.Holder));
        Assert.Equal(first.Select(file => Assert.Single(file.Cards)), second.Select(file => Assert.Single(file.Cards)));
        Assert.All(second, file => Assert.Equal(CardState.Active, file.Cards[0].State));
    }

    static async Task<HolderFile[]> FilesAfterStartAsync(LocalHostOptions options, Func<IServiceProvider, HolderFile, Task> check)
    {
        await using LocalHostApplication host = await LocalHostApplication.StartAsync(options, Stop);
        var registry = host.Services.GetRequiredService<HolderRegistry>();
        var lookups = host.Services.GetRequiredService<LookupIndex>();
        List<HolderFile> files = [];
        foreach (DemoDoctor doctor in DemoDoctors.All)
        {
            LookupHit hit = Assert.Single(
                await lookups.FindAsync(LookupKind.MedicalRegistrationNumber, doctor.MedicalRegistrationNumber, cancellationToken: Stop));
            files.Add(await registry.OpenAsync(hit.HolderId, Stop));
            Assert.True(RevocationWord.Verify(doctor.RevocationWord, files[^1].Holder.RevocationWordHash!));
            await check(host.Services, files[^1]);
        }
        return [.. files];
    }

    static async Task CheckCertificatesAsync(IServiceProvider services, HolderFile file)
    {
        var authority = services.GetRequiredService<ICertificationAuthority>();
        Card card = file.Cards[0];

        Assert.NotNull(await authority.FindAsync(CertificatePurpose.Signing, CertificateSerial.Parse(card.SigningCertificateSerial), Stop));
        Assert.NotNull(await authority.FindAsync(CertificatePurpose.Authentication, CertificateSerial.Parse(card.AuthenticationCertificateSerial), Stop));
    }
}
