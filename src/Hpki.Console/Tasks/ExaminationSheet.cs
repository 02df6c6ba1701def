using Hpki.Console.Parts;

namespace Hpki.Console.Tasks;

/// <summary>The form of an examiner: the reason as it stands on the application, the membership, and each paper.</summary>
public sealed record ExaminationSheet
{
    /// <summary>申請区分 to choose from; empty for a procedure without.</summary>
    public required IReadOnlyList<Choice> Reasons { get; init; }

    public string? Reason { get; init; }

    /// <summary><see cref="ExaminationFields.Member"/>, <see cref="ExaminationFields.NonMember"/>, or null while nothing is chosen.</summary>
    public string? Membership { get; init; }

    /// <summary>Whether the fee goes by it; a procedure without a fee does not ask.</summary>
    public bool AsksMembership { get; init; } = true;

    /// <summary>What the register says of the membership.</summary>
    public required string RegisteredMembership { get; init; }

    /// <summary>For a change of name.</summary>
    public NewNameEntry NewName { get; init; } = new();

    /// <summary>For somebody who has become a member.</summary>
    public string JmaMemberId { get; init; } = "";

    /// <summary>For a change of contact data; null for every other procedure.</summary>
    public NewContactsEntry? NewContacts { get; init; }

    /// <summary>For a 利用中止届; null for every other procedure.</summary>
    public EndOfUseEntry? EndOfUse { get; init; }

    /// <summary>For a PIN閉塞解除申請書: the ways to choose from; empty for every other procedure.</summary>
    public IReadOnlyList<Choice> UnblockWays { get; init; } = [];

    public string? UnblockWay { get; init; }

    public required IReadOnlyList<ExaminationRow> Rows { get; init; }
}
