using Hpki.Pki.Authorities;
using Hpki.Pki.Certificates;
using Hpki.Pki.Crls;
using Hpki.Procedures.Cards;
using Hpki.Procedures.Identifiers;
using Microsoft.Extensions.DependencyInjection;

namespace Hpki.Pki.Tests.Parts;

/// <summary>
/// Fills a list with revocations of certificates that never were, to measure with a list of full size. Only the list is filled: a revocation never reads
/// the ledger rows of others. Call it right after the first start, before anything is revoked. The benchmarks link this file.
/// </summary>
static class SyntheticRevocations
{
    public static async Task SeedAsync(IServiceProvider services, int count, CancellationToken cancellationToken)
    {
        CertificationAuthoritySetup setup = services.GetRequiredService<CertificationAuthoritySetup>();
        RunningAuthority running = await setup.EnsureAsync(cancellationToken);
        DateTimeOffset now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        foreach (CertificatePurpose purpose in Enum.GetValues<CertificatePurpose>())
        {
            CrlStore store = services.GetRequiredService<CrlStore>();
            StoredCrl previous = (await store.ReadAsync(purpose, null, cancellationToken))!;
            AuthorityUnit unit = running.For(purpose);
            CrlBuilder builder = new()
            {
                Authority = unit.Certificate,
                Number = previous.Crl.Number + 1,
                ThisUpdate = previous.Crl.ThisUpdate,
                NextUpdate = previous.Crl.NextUpdate,
                Previous = previous.Crl,
                Added = [.. Entries(count, now)],
            };
            StoredCrl written = await store.TryWriteAsync(purpose, await builder.SignAsync(unit.Signer, cancellationToken), previous, previous.LastDaily, cancellationToken)
                ?? throw new InvalidOperationException("Somebody else wrote the list while it was being filled.");
            await store.ArchiveAsync(purpose, written, cancellationToken);
            await unit.Crls.ReadAsync(cancellationToken);
        }
    }

    public static IEnumerable<CrlEntry> Entries(int count, DateTimeOffset now) => Enumerable.Range(1, count).Select(number =>
        new CrlEntry(
            CertificateSerial.Parse(FormattableString.Invariant($"5EED{number:X8}{number * 2654435761L:X20}")),
            now.AddMinutes(-number).AddTicks(-(now.AddMinutes(-number).Ticks % TimeSpan.TicksPerSecond)),
            PublishedReason.CessationOfOperation));
}
