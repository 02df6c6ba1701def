namespace HpkiFunctions.CardBureau.Files;

/// <summary>発注: a card to be made, with what is printed on it. Personal data: in the file for the bureau and nowhere else.</summary>
public sealed record BureauOrder
{
    public required string CardOrderId { get; init; }

    /// <summary>Which card of the order: one more each time that one failed.</summary>
    public required int Attempt { get; init; }

    public required string FamilyName { get; init; }

    public required string GivenName { get; init; }

    public required string RomajiName { get; init; }

    public required DateOnly BirthDate { get; init; }

    /// <summary>医籍登録番号.</summary>
    public required string MedicalRegistrationNumber { get; init; }

    /// <summary>日医会員ID; null for a card of someone who is no member.</summary>
    public string? JmaMemberId { get; init; }

    /// <summary>JPEG in base64, as the photograph was scanned; null when the centre has none.</summary>
    public string? Photo { get; init; }

    /// <summary>Without what is printed, so that it never reaches a log.</summary>
    public override string ToString() => $"{nameof(BureauOrder)} {CardOrderId}, card {Attempt}";
}
