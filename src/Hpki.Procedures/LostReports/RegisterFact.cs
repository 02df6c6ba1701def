namespace Hpki.Procedures.LostReports;

/// <summary>What a caller can be asked for proof. The caller answers; the system compares; staff never read the register's value aloud.</summary>
public enum RegisterFact
{
    /// <summary>生年月日.</summary>
    BirthDate,

    /// <summary>医籍登録番号.</summary>
    MedicalRegistrationNumber,

    /// <summary>日医会員ID.</summary>
    JmaMemberId,

    /// <summary>住民票住所の郵便番号.</summary>
    ResidencePostalCode,

    /// <summary>登録電話番号の下4桁.</summary>
    PhoneLastFour,
}
