using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Hpki.LocalHost.Identity;
using Hpki.Pki.Escrow;

namespace Hpki.LocalHost.CardBureau;

/// <summary>
/// The escrow key of one machine: made once, shared among the demo approvers, and forgotten. What is left is the certificate that the bureau seals to, and the
/// shares under passphrases, which here stand beside them because the approvers are invented.
/// </summary>
/// <param name="Certificate">Base64 of DER.</param>
/// <param name="Keepers">As setting <c>PinDisclosure:Keepers</c> holds it.</param>
/// <param name="Passphrases">By staff id.</param>
public sealed record EscrowCeremony(string Certificate, string Keepers, IReadOnlyDictionary<string, string> Passphrases)
{
    const int KeyBits = 2048;
    const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";
    const int PassphraseLength = 16;

    static readonly DateTimeOffset Forever = new(9999, 12, 31, 23, 59, 59, TimeSpan.Zero); // RFC 5280 §4.1.2.5: no end.

    static readonly Lazy<string> Held = new(() => Hold([DemoStaffDirectory.Approver.StaffId, DemoStaffDirectory.SecondApprover.StaffId]).Write());

    /// <summary>Held once in a process, because that takes longer than starting a host without it.</summary>
    public static string OfThisProcess() => Held.Value;

    public static EscrowCeremony Hold(IReadOnlyCollection<string> keepers)
    {
        using RSA key = RSA.Create(KeyBits);
        CertificateRequest request = new("CN=Specimen PIN escrow", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyEncipherment, critical: true));
        using X509Certificate2 certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, Forever);
        Dictionary<string, string> passphrases = keepers.ToDictionary(keeper => keeper, _ => RandomNumberGenerator.GetString(Letters, PassphraseLength));
        IReadOnlyDictionary<string, EscrowShare> shares = EscrowSharing.Split(key, keepers);
        return new(
            Convert.ToBase64String(certificate.RawData),
            EscrowKeepers.Write(shares.Select(share => LockedShare.Lock(share.Value, share.Key, passphrases[share.Key]))),
            passphrases);
    }

    public static EscrowCeremony Read(string text) => JsonSerializer.Deserialize<EscrowCeremony>(text) ?? throw new InvalidDataException("The escrow's secret is empty.");

    public string Write() => JsonSerializer.Serialize(this);
}
