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

    /// <exception cref="InvalidOperationException">A setting is missing or cannot be right; the message names it.</exception>
    public static PinDisclosureOptions From(IConfiguration configuration)
    {
        if (!Enum.TryParse(configuration[PolicySetting], out PinPolicy policy) || !Enum.IsDefined(policy))
        {
            throw new InvalidOperationException($"Setting {PolicySetting} must be one of {string.Join(", ", Enum.GetNames<PinPolicy>())}; docs/procedures/pin-disclosure.md says what follows from each.");
        }

        int rest = configuration.GetValue(RestSetting, PinAddressRule.RestDays);
        return rest >= 0 ? new(policy, policy == PinPolicy.Escrow ? ReadKeepers(configuration) : null, rest) : throw new InvalidOperationException($"Setting {RestSetting} cannot be negative.");
    }

    static EscrowKeepers ReadKeepers(IConfiguration configuration)
    {
        try
        {
            return EscrowKeepers.Read(configuration[KeepersSetting] ?? "");
        }
        catch (FormatException problem)
        {
            throw new InvalidOperationException($"Setting {KeepersSetting} is missing or damaged: it holds the locked shares of the escrow key.", problem);
        }
    }
}
