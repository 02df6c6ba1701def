using Microsoft.Extensions.Configuration;

namespace HpkiFunctions.Duty;

/// <summary>Who is woken when something must not wait for the office to open (configuration section <c>Duty</c>).</summary>
public sealed record DutyContact(string MailAddress, string Name)
{
    /// <exception cref="InvalidOperationException">The address is missing.</exception>
    public static DutyContact From(IConfiguration configuration) => new(
        configuration["Duty:MailAddress"] is { Length: > 0 } address
            ? address
            : throw new InvalidOperationException("Setting Duty:MailAddress is missing: alarms go there."),
        configuration["Duty:Name"] ?? "当直担当");
}
