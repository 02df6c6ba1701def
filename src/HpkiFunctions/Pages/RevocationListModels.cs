using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using Hpki.Console;
using Hpki.Console.Layout;
using Hpki.Console.RevocationLists;
using Hpki.Pki.Authorities;
using Hpki.Pki.Certificates;
using Hpki.Pki.Crls;

namespace HpkiFunctions.Pages;

/// <summary>The lists in force, what is wrong with them, and the latest of the archive.</summary>
public sealed class RevocationListModels(ICertificationAuthority authority, TimeProvider time)
{
    const int ShownOfArchive = 10;

    // A regular list comes every day at 02:00 JST; an hour is left for the timer and its repetition.
    static readonly TimeSpan OldestUsual = TimeSpan.FromHours(25);

    static readonly (CertificatePurpose Purpose, string Name)[] Authorities =
        [(CertificatePurpose.Signing, "署名用認証局"), (CertificatePurpose.Authentication, "認証用認証局")];

    public async Task<RevocationListModel> OfAsync(ConsoleFrame frame, CancellationToken cancellationToken)
    {
        AuthorityCertificates certificates = await authority.GetAuthoritiesAsync(cancellationToken);
        return new()
        {
            Frame = frame,
            Authorities = await Task.WhenAll(Authorities.Select(one => OfAsync(one.Purpose, one.Name, certificates.For(one.Purpose), cancellationToken))),
        };
    }

    /// <summary>A sentence for each authority whose list is late or runs out; empty when all is well.</summary>
    public async Task<IReadOnlyList<string>> WarningsAsync(CancellationToken cancellationToken)
    {
        string?[] warnings = await Task.WhenAll(Authorities.Select(async one =>
            Warning(await authority.ReadCrlAsync(one.Purpose, cancellationToken)) is { } warning ? $"{one.Name}: {warning}" : null));
        return [.. warnings.OfType<string>()];
    }

    async Task<AuthorityLists> OfAsync(CertificatePurpose purpose, string name, X509Certificate2 certificate, CancellationToken cancellationToken)
    {
        PublishedCrl current = await authority.ReadCrlAsync(purpose, cancellationToken);
        IReadOnlyList<ArchivedCrl> archive = await authority.ListArchiveAsync(purpose, ShownOfArchive, cancellationToken);
        string shortName = CrlNames.ShortName(purpose);
        return new()
        {
            Name = name,
            DistinguishedName = certificate.Subject,
            Warning = Warning(current),
            Current = new()
            {
                Number = Text(current.Number),
                ThisUpdate = JapaneseFormat.Second(current.ThisUpdate),
                NextUpdate = JapaneseFormat.Second(current.NextUpdate),
                Entries = JapaneseFormat.Count(current.Count),
                Occasion = archive.FirstOrDefault(list => list.Number == current.Number) is { } kept ? Occasion(kept) : "発行直後",
                Url = ConsoleRoutes.CurrentList(shortName),
            },
            Archive = [.. archive.Select(list => new PublishedList
            {
                Number = Text(list.Number),
                ThisUpdate = JapaneseFormat.Second(list.ThisUpdate),
                NextUpdate = JapaneseFormat.Second(list.NextUpdate),
                Entries = JapaneseFormat.Count(list.Count),
                Occasion = Occasion(list),
                Url = ConsoleRoutes.ArchivedList(shortName, list.Number),
            })],
        };
    }

    string? Warning(PublishedCrl list)
    {
        DateTimeOffset now = time.GetUtcNow();
        return now >= list.NextUpdate ? $"失効リストの有効期限が {JapaneseFormat.Minute(list.NextUpdate)} に切れました。直ちに管理担当者に連絡してください。"
            : now - list.ThisUpdate > OldestUsual ? $"定期発行が行われていません。現在の失効リストは {JapaneseFormat.Minute(list.NextUpdate)} まで有効です。管理担当者に連絡してください。"
            : null;
    }

    static string Occasion(ArchivedCrl list) => list switch
    {
        { IsDaily: true } => "定期",
        { Number: 1 } => "初回",
        _ => "臨時(失効)",
    };

    static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
