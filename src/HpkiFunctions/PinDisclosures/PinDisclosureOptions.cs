using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Hpki.Pki.Escrow;
using Hpki.Procedures.PinDisclosures;
using Microsoft.Extensions.Configuration;

namespace HpkiFunctions.PinDisclosures;

/// <summary>How a forgotten PIN is answered (configuration section <c>PinDisclosure</c>). The policy has no default: the centre has to say.</summary>
/// <param name="Policy">Escrow or unblocking.</param>
/// <param name="Keepers">Who can open a PIN; null under <see cref="PinPolicy.Unblock"/>.</param>
/// <param name="RestDays">Days for which the residence must have stood unchanged.</param>
public sealed record PinDisclosureOptions(PinPolicy Policy, EscrowKeepers? Keepers, int RestDays)
{
    const string PolicySetting = "PinDisclosure:Policy";
    const string KeepersSetting = "PinDisclosure:Keepers";
    const string RestSetting = "PinDisclosure:RestDays";

    /// <param name="configuration">The settings.</param>
    /// <param name="escrow">To whose key the card bureau seals PINs.</param>
    /// <exception cref="InvalidOperationException">A setting is missing or cannot be right; the message names it.</exception>
    public static PinDisclosureOptions From(IConfiguration configuration, X509Certificate2 escrow)
    {
        if (!Enum.TryParse(configuration[PolicySetting], out PinPolicy policy) || !Enum.IsDefined(policy))
        {
            throw new InvalidOperationException($"Setting {PolicySetting} must be one of {string.Join(", ", Enum.GetNames<PinPolicy>())}; docs/procedures/pin-disclosure.md says what follows from each.");
        }

        int rest = configuration.GetValue(RestSetting, PinAddressRule.RestDays);
        return rest >= 0 ? new(policy, policy == PinPolicy.Escrow ? ReadKeepers(configuration, escrow) : null, rest) : throw new InvalidOperationException($"Setting {RestSetting} cannot be negative.");
    }

    static EscrowKeepers ReadKeepers(IConfiguration configuration, X509Certificate2 escrow)
    {
        try
        {
            EscrowKeepers keepers = EscrowKeepers.Read(configuration[KeepersSetting] ?? "");
            using RSA key = escrow.GetRSAPublicKey()!;
            return keepers.KeyId == LockedShare.KeyIdOf(key.ExportParameters(includePrivateParameters: false).Modulus)
                ? keepers
                : throw new InvalidOperationException(
                    $"Setting {KeepersSetting} holds the shares of another key than that of CardBureau:EscrowCertificate: nobody could open what the bureau seals. Both come from one ceremony.");
        }
        catch (FormatException problem)
        {
            throw new InvalidOperationException($"Setting {KeepersSetting} is missing or damaged: it holds the locked shares of the escrow key.", problem);
        }
    }
}
