namespace HpkiFunctions.LostReports;

/// <summary>The caller's answers; null or empty where nothing was asked or answered.</summary>
public sealed record RegisterFactAnswers
{
    /// <summary>生年月日 (yyyy-MM-dd).</summary>
    public string? BirthDate { get; init; }

    /// <summary>医籍登録番号.</summary>
    public string? MedicalRegistrationNumber { get; init; }

    /// <summary>日医会員ID.</summary>
    public string? JmaMemberId { get; init; }

    /// <summary>住民票住所の郵便番号.</summary>
    public string? ResidencePostalCode { get; init; }

    /// <summary>登録電話番号の下4桁.</summary>
    public string? PhoneLastFour { get; init; }
}
