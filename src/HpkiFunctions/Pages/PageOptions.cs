using Microsoft.Extensions.Configuration;

namespace HpkiFunctions.Pages;

/// <summary>What differs between installations (configuration section <c>Console</c>).</summary>
/// <param name="Installation">A remark in the header of every page, such as デモ環境; null in production.</param>
/// <param name="HasMailbox">Whether sent mails can be read at <c>/mailbox</c>, as on the local host.</param>
public sealed record PageOptions(string? Installation, bool HasMailbox)
{
    public static PageOptions From(IConfiguration configuration) => new(
        configuration["Console:Installation"] is { Length: > 0 } remark ? remark : null,
        string.Equals(configuration["Console:HasMailbox"], "True", StringComparison.OrdinalIgnoreCase));
}
