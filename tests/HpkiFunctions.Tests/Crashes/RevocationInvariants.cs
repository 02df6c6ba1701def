using Azure.Data.Tables;
using Hpki.Pki.Authorities;
using Hpki.Pki.Certificates;
using Hpki.Pki.Crls;
using Hpki.Procedures.Cards;
using Hpki.Procedures.Identifiers;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using Microsoft.Extensions.DependencyInjection;
using RevocationOrder = Hpki.Registry.Model.RevocationOrder;

namespace HpkiFunctions.Tests.Crashes;

/// <summary>
/// A card is revoked by one order, its certificates stand once on the published lists, no other card's stand there; and the archive holds
/// every list from the first, numbered without a gap, each with all that was on the one before.
/// </summary>
sealed class RevocationInvariants(IServiceProvider services)
{
    readonly List<string> broken = [];

    public async Task<IReadOnlyList<string>> BrokenAsync(CancellationToken cancellationToken)
    {
        foreach (CertificatePurpose purpose in Enum.GetValues<CertificatePurpose>())
        {
            await CheckArchiveAsync(purpose, cancellationToken);
        }

        await foreach (TableEntity open in new StorageRows(services).OfAsync("Revocations", "RowKey ge 'open|' and RowKey lt 'open}'", cancellationToken))
        {
            broken.Add($"The authority still counts a revocation as unpublished: {open.PartitionKey} {open.RowKey}.");
        }

        return await BrokenCardsAsync(cancellationToken);
    }

    /// <summary>Without the archive, whose newest list a crash leaves to the next one to keep.</summary>
    public async Task<IReadOnlyList<string>> BrokenCardsAsync(CancellationToken cancellationToken)
    {
        Dictionary<CertificatePurpose, Dictionary<CertificateSerial, int>> listed = [];
        foreach (CertificatePurpose purpose in Enum.GetValues<CertificatePurpose>())
        {
            PublishedCrl published = await services.GetRequiredService<ICertificationAuthority>().ReadCrlAsync(purpose, cancellationToken);
            listed[purpose] = published.Entries.CountBy(entry => entry.Serial).ToDictionary();
        }

        foreach (string holderId in await new StorageRows(services).HoldersAsync(cancellationToken))
        {
            HolderFile file = await services.GetRequiredService<HolderRegistry>().OpenAsync(holderId, cancellationToken);
            foreach (Card card in file.Cards)
            {
                Check(card, [.. file.Orders.Where(order => order.CardSerial == card.CardSerial)], listed);
            }
        }

        return broken;
    }

    void Check(Card card, RevocationOrder[] orders, Dictionary<CertificatePurpose, Dictionary<CertificateSerial, int>> listed)
    {
        int expected = card.State == CardState.Revoked ? 1 : 0;
        if (orders.Length != expected || orders.Any(order => order.ConfirmedAt is null))
        {
            broken.Add($"Card {card.CardSerial} is {card.State} with {orders.Length} orders, {orders.Count(order => order.ConfirmedAt is not null)} of them confirmed.");
        }

        foreach ((CertificatePurpose purpose, string serial) in new[]
        {
            (CertificatePurpose.Signing, card.SigningCertificateSerial), (CertificatePurpose.Authentication, card.AuthenticationCertificateSerial),
        })
        {
            int entries = listed[purpose].GetValueOrDefault(CertificateSerial.Parse(serial));
            if (entries != expected)
            {
                broken.Add($"Card {card.CardSerial} is {card.State}; its {purpose} certificate stands on the published list {entries} times.");
            }
        }
    }

    async Task CheckArchiveAsync(CertificatePurpose purpose, CancellationToken cancellationToken)
    {
        ICertificationAuthority authority = services.GetRequiredService<ICertificationAuthority>();
        PublishedCrl published = await authority.ReadCrlAsync(purpose, cancellationToken);
        AuthorityCertificates authorities = await authority.GetAuthoritiesAsync(cancellationToken);
        HashSet<CertificateSerial> before = [];
        for (long number = 1; number <= published.Number; number++)
        {
            if (await authority.ReadArchivedCrlAsync(purpose, number, cancellationToken) is not { } list || list.Number != number || !list.IsSignedBy(authorities.For(purpose)))
            {
                broken.Add($"{purpose} list {number} of {published.Number} is not in the archive, or is not what its name says.");
                continue;
            }

            HashSet<CertificateSerial> entries = [.. list.Entries.Select(entry => entry.Serial)];
            if (!entries.IsSupersetOf(before) || list.Count != entries.Count)
            {
                broken.Add($"{purpose} list {number} lacks {before.Except(entries).Count()} entries of the list before, or holds one twice ({list.Count} entries, {entries.Count} certificates).");
            }

            before = entries;
        }

        if (!before.SetEquals(published.Entries.Select(entry => entry.Serial)))
        {
            broken.Add($"The published {purpose} list {published.Number} is not the last of the archive.");
        }
    }
}
