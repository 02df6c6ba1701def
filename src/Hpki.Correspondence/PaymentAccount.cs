using Microsoft.Extensions.Configuration;

namespace Hpki.Correspondence;

/// <summary>
/// Where fees are paid to. The real account and its slip are not known (domain.md §1.2), so it comes from configuration section <c>Payment</c>
/// and has no default.
/// </summary>
public sealed record PaymentAccount
{
    public const string Section = "Payment";

    /// <summary>Bank, branch, kind and number of the account, in words as they stand on the slip.</summary>
    public required string Account { get; init; }

    /// <summary>口座名義.</summary>
    public required string AccountHolder { get; init; }

    /// <exception cref="InvalidOperationException">A setting is missing; the message names it.</exception>
    public static PaymentAccount FromConfiguration(IConfiguration configuration)
    {
        IConfigurationSection section = configuration.GetSection(Section);
        return new() { Account = Required(nameof(Account)), AccountHolder = Required(nameof(AccountHolder)) };

        string Required(string key) => section[key] is { } value && !string.IsNullOrWhiteSpace(value)
            ? value
            : throw new InvalidOperationException($"Setting {Section}:{key} is missing: every payment slip names the account.");
    }
}
