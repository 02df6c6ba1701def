using Hpki.Console.LocalPages;
using Hpki.LocalHost.CardBureau;
using Hpki.LocalHost.Data;
using Hpki.LocalHost.Identity;
using Hpki.LocalHost.Mailbox;
using Hpki.LocalHost.Storage;
using Hpki.Procedures.PinDisclosures;

namespace Hpki.LocalHost;

/// <summary>The app's settings on one machine: what Azure's application settings and Key Vault give it there.</summary>
static class LocalHostSettings
{
    public const string SendGridKey = "SendGrid:ApiKey";

    /// <summary>The secret's name: no setting of the app, which knows the public key alone.</summary>
    public const string WebhookKey = "Mailbox:WebhookKey";

    /// <summary>The secret's name: what is left of the escrow's ceremony. The app knows certificate and locked shares alone.</summary>
    public const string Escrow = "CardBureau:Escrow";

    const string LookupKey = "Registry:LookupKey";
    const string KeyPassphrase = "Pki:Keys:Passphrase";

    public static Dictionary<string, string?> Of(Uri address, string storage, LocalSecrets secrets, FrontSecret front, WebhookSigner webhooks, string keyFolder)
    {
        EscrowCeremony escrow = EscrowCeremony.Read(secrets.Get(Escrow, EscrowCeremony.OfThisProcess));
        string origin = address.GetLeftPart(UriPartial.Authority);
        Dictionary<string, string?> settings = new()
        {
            // A foreign page cannot reach the host under a name of its own (DNS rebinding).
            ["AllowedHosts"] = "localhost;127.0.0.1;[::1]",
            ["Logging:LogLevel:Microsoft.AspNetCore"] = "Warning",
            ["Logging:LogLevel:Microsoft.AspNetCore.DataProtection"] = "Error", // warns that keys lie unencrypted: they do, in the owner's own folder
            ["Logging:LogLevel:Microsoft.Hosting"] = "Warning",
            ["Logging:LogLevel:System.Net.Http"] = "Warning",

            ["Storage:Tables"] = storage,
            ["Storage:Blobs"] = storage,
            [LookupKey] = secrets[LookupKey],
            ["Front:Secret"] = front.Value,

            ["Pki:Keys:Folder"] = keyFolder,
            [KeyPassphrase] = secrets[KeyPassphrase],
            ["Pki:Signing:CrlAddress"] = $"{origin}/pki/crl/sign.crl",
            ["Pki:Authentication:CrlAddress"] = $"{origin}/pki/crl/auth.crl",
            ["Pki:PracticeStatement"] = $"{origin}/",

            ["SendGrid:Host"] = origin,
            [SendGridKey] = secrets[SendGridKey],
            ["SendGrid:FromAddress"] = "center@example.jp",
            ["SendGrid:FromName"] = CenterName,
            ["SendGrid:WebhookPublicKeys:0"] = webhooks.PublicKey,
            ["Duty:MailAddress"] = "duty@example.jp",

            ["Center:Name"] = CenterName,
            ["Center:EnglishName"] = "Specimen Certification Center",
            ["Center:Phone"] = "03-0000-0000",
            ["Center:Hours"] = "平日 9時〜17時",
            ["Center:EnglishHours"] = "weekdays 9:00-17:00",
            ["Center:PostalCode"] = "000-0000",
            ["Center:PostalAddress"] = "東京都見本区見本町0-0-0",
            ["Payment:Account"] = "見本銀行 見本支店 普通 0000000",
            ["Payment:AccountHolder"] = CenterName,

            ["CardBureau:EscrowCertificate"] = escrow.Certificate,
            ["PinDisclosure:Policy"] = nameof(PinPolicy.Escrow),
            ["PinDisclosure:Keepers"] = escrow.Keepers,

            // Prepared machine code, the same for every data folder; without a repository it is prepared at each start.
            ["Scanning:CacheDirectory"] = AzuritePackage.RepositoryRoot is { } root ? Path.Combine(root, ".local", "cache") : null,

            ["Console:Installation"] = "デモ環境",
            ["Console:HasMailbox"] = "True",
        };
        foreach ((int number, DemoStaff member) in DemoStaffDirectory.All.Index())
        {
            settings[$"StaffNames:{number}:StaffId"] = member.StaffId;
            settings[$"StaffNames:{number}:Name"] = member.Name;
        }

        return settings;
    }

    const string CenterName = "見本電子認証センター";
}
