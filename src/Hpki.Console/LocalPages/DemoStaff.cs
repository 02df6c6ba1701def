using Hpki.Procedures.Staff;

namespace Hpki.Console.LocalPages;

/// <summary>An invented staff member.</summary>
public sealed record DemoStaff
{
    public required string StaffId { get; init; }

    public required string Name { get; init; }

    public required IReadOnlyList<StaffRole> Roles { get; init; }

    /// <summary>What this person does in the story, one Japanese sentence.</summary>
    public required string Description { get; init; }

    /// <summary>開示の合言葉 of an approver, which stands on the page because the approver is invented; null for others.</summary>
    public string? Passphrase { get; init; }
}
