namespace HpkiFunctions.RegisterChanges;

/// <summary>A new name as staff enter it.</summary>
public sealed record NameInput
{
    public string? FamilyName { get; init; }

    public string? GivenName { get; init; }

    public string? FamilyKana { get; init; }

    public string? GivenKana { get; init; }

    public string? RomajiName { get; init; }

    /// <summary>Whether nothing was entered.</summary>
    public bool IsEmpty() => string.IsNullOrWhiteSpace(FamilyName + GivenName + FamilyKana + GivenKana + RomajiName);

    /// <summary>Without the name, so that it never reaches a log.</summary>
    public override string ToString() => nameof(NameInput);
}
