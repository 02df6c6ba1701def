namespace HpkiFunctions.Requests;

/// <summary>担当: a member of staff takes a task on, or gives it back.</summary>
public sealed record TaskClaim
{
    /// <summary>False: it is given back.</summary>
    public required bool Claim { get; init; }

    /// <summary>Why it is taken from somebody who has it; at most 2,000 characters.</summary>
    public string? Reason { get; init; }
}
