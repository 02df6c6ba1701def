using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using Hpki.Pki.Authorities;
using Hpki.Pki.Certificates;
using Hpki.Registry.Audit;
using Hpki.Registry.Holders;
using Hpki.Registry.Timelines;
using HpkiFunctions.Access;

namespace HpkiFunctions.Audit;

/// <summary>What an exported file consists of, in the order in which it is written.</summary>
public sealed class ExportContents(
    Timeline timeline, ExportDocuments documents, SealStore seals, AuditVerifier verifier, ICertificationAuthority authority)
{
    internal async Task WriteAsync(
        ExportArchive archive, HolderFile file, string exportId, StaffPrincipal staff, string purpose, DateTimeOffset now, CancellationToken cancellationToken)
    {
        List<string> remarks = [];
        await RecordsAsync(archive, file, cancellationToken);
        IReadOnlyList<ProvableEvent> events = await timeline.ReadProvableAsync(file.Holder.HolderId, cancellationToken);
        await archive.AddJsonAsync("timeline.json", events, cancellationToken);
        await documents.WriteAsync(archive, file, remarks, cancellationToken);
        await RevocationsAsync(archive, file, remarks, cancellationToken);
        await SealsAsync(archive, file.Holder.HolderId, remarks, cancellationToken);
        AuditPage verification = await verifier.VerifyHolderAsync(file.Holder.HolderId, cancellationToken);
        await archive.AddJsonAsync("verification.json", verification, cancellationToken);
        await archive.AddAsync("README.txt", ExportReadme.Text, cancellationToken);
        await archive.AddAsync("index.html", new ExportIndex(file, events, archive.Files, verification, remarks).Of(exportId, staff, purpose, now), cancellationToken);
        await archive.AddManifestAsync(cancellationToken);
    }

    // The revocation word's hash proves nothing to a court and could be guessed at.
    static async Task RecordsAsync(ExportArchive archive, HolderFile file, CancellationToken cancellationToken)
    {
        await archive.AddJsonAsync("records/holder.json", file.Holder with { RevocationWordHash = null }, cancellationToken);
        await archive.AddJsonAsync("records/cards.json", file.Cards, cancellationToken);
        await archive.AddJsonAsync("records/requests.json", file.Requests, cancellationToken);
        await archive.AddJsonAsync("records/revocation-orders.json", file.Orders, cancellationToken);
        await archive.AddJsonAsync("records/tasks.json", file.Tasks, cancellationToken);
        await archive.AddJsonAsync("records/documents.json", file.Documents, cancellationToken);
        await archive.AddJsonAsync("records/mails.json", file.Mails, cancellationToken);
        await archive.AddJsonAsync("records/letters.json", file.Letters, cancellationToken);
        await archive.AddJsonAsync("records/examinations.json", file.Examinations, cancellationToken);
        await archive.AddJsonAsync("records/fees.json", file.Fees, cancellationToken);
        await archive.AddJsonAsync("records/payments.json", file.Payments, cancellationToken);
        await archive.AddJsonAsync("records/card-orders.json", file.CardOrders, cancellationToken);
        await archive.AddJsonAsync("records/card-deliveries.json", file.Deliveries, cancellationToken);
        await archive.AddJsonAsync("records/register-changes.json", file.Changes, cancellationToken);
    }

    async Task RevocationsAsync(ExportArchive archive, HolderFile file, List<string> remarks, CancellationToken cancellationToken)
    {
        AuthorityCertificates authorities = await authority.GetAuthoritiesAsync(cancellationToken);
        await archive.AddAsync("ca/root.crt", authorities.Root.Export(X509ContentType.Cert), cancellationToken);
        await archive.AddAsync("ca/sign.crt", authorities.Signing.Export(X509ContentType.Cert), cancellationToken);
        await archive.AddAsync("ca/auth.crt", authorities.Authentication.Export(X509ContentType.Cert), cancellationToken);
        foreach (string number in file.Orders.Select(order => order.SigningCrlNumber).OfType<string>().Distinct())
        {
            await ListAsync(archive, CertificatePurpose.Signing, "sign", number, remarks, cancellationToken);
        }

        foreach (string number in file.Orders.Select(order => order.AuthenticationCrlNumber).OfType<string>().Distinct())
        {
            await ListAsync(archive, CertificatePurpose.Authentication, "auth", number, remarks, cancellationToken);
        }
    }

    async Task ListAsync(ExportArchive archive, CertificatePurpose purpose, string name, string number, List<string> remarks, CancellationToken cancellationToken)
    {
        if (await authority.ReadArchivedCrlAsync(purpose, long.Parse(number, CultureInfo.InvariantCulture), cancellationToken) is { } list)
        {
            await archive.AddAsync($"crls/{name}-{number}.crl", list.Der, cancellationToken);
        }
        else
        {
            remarks.Add($"失効リスト {name} 第{number}号が保存先にありません。");
        }
    }

    // Of every seal the header, which names nobody; of those that pin the holder the holder's own line and its way to the header.
    async Task SealsAsync(ExportArchive archive, string holderId, List<string> remarks, CancellationToken cancellationToken)
    {
        int pinned = 0;
        foreach (DateOnly date in await seals.DatesAsync(cancellationToken))
        {
            if (await seals.FindAsync(date, cancellationToken) is not { } seal)
            {
                remarks.Add($"{date:yyyy-MM-dd}の日次封印を読み取れません。");
                continue;
            }

            await archive.AddAsync($"seals/{date:yyyy-MM-dd}.header.json", seal.HeaderLine, cancellationToken);
            if (seal.ProofOf(holderId) is { } proof)
            {
                pinned++;
                await archive.AddJsonAsync($"seals/{date:yyyy-MM-dd}.proof.json", proof, cancellationToken);
                await archive.AddAsync($"seals/{date:yyyy-MM-dd}.check.sh", ExportReadme.Check(proof, seal.Header.HoldersRoot), cancellationToken);
            }
        }

        if (pinned == 0)
        {
            remarks.Add("この保有者の記録を含む日次封印は、まだ作成されていません。");
        }
    }
}
