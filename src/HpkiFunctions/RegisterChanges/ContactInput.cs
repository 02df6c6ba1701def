namespace HpkiFunctions.RegisterChanges;

/// <summary>New contact data as staff enter them; what is empty stays as it is.</summary>
public sealed record ContactInput
{
    public string? MailAddress { get; init; }

    public string? PhoneNumber { get; init; }

    /// <summary>Of the residence; with <see cref="ResidenceAddress"/> or not at all.</summary>
    public string? ResidencePostalCode { get; init; }

    /// <summary>As the 住民票 has it.</summary>
    public string? ResidenceAddress { get; init; }

    public string? Workplace { get; init; }

    /// <summary>Whether a new residence was entered, which needs the 住民票.</summary>
    public bool ChangesResidence() => !string.IsNullOrWhiteSpace(ResidencePostalCode + ResidenceAddress);

    /// <summary>Without the data, so that they never reach a log.</summary>
    public override string ToString() => nameof(ContactInput);
}
