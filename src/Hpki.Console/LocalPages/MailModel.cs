using Hpki.Console.Layout;
using Hpki.Console.Parts;

namespace Hpki.Console.LocalPages;

/// <summary>One captured mail. Serve its page with <see cref="ConsoleSecurity.MailPolicy"/>.</summary>
public sealed record MailModel
{
    public required string MailId { get; init; }

    public required string From { get; init; }

    public required string To { get; init; }

    public required string Subject { get; init; }

    public required string At { get; init; }

    public required string Text { get; init; }

    /// <summary>The whole HTML part; null for a mail of text alone.</summary>
    public string? Html { get; init; }

    /// <summary>What went along for the machine, such as the key in <c>custom_args</c>.</summary>
    public IReadOnlyList<Fact> Details { get; init; } = [];

    public required FormToken Token { get; init; }

    /// <summary>What may be reported of it.</summary>
    public required IReadOnlyList<Choice> Stories { get; init; }

    /// <summary>When what was reported, in the order of the posts.</summary>
    public IReadOnlyList<Fact> Reports { get; init; } = [];
}
