namespace Hpki.Registry.Projections;

/// <summary>By what a holder can be found.</summary>
public enum LookupKind
{
    /// <summary>医籍登録番号.</summary>
    MedicalRegistrationNumber,

    /// <summary>日医会員ID.</summary>
    JmaMemberId,

    /// <summary>カード番号.</summary>
    CardSerial,

    /// <summary>証明書シリアル番号, either certificate's.</summary>
    CertificateSerial,

    /// <summary>受付番号.</summary>
    RequestId,

    /// <summary>照合番号 of a payment slip.</summary>
    PaymentReference,

    /// <summary>フリガナ of the family name, whole or its beginning (2 to 4 characters).</summary>
    FamilyKana,

    /// <summary>フリガナ of the whole name, with or without a space.</summary>
    FullKana,

    /// <summary>氏名, with or without a space.</summary>
    FullName,

    /// <summary>発注番号 of a card at the card bureau.</summary>
    CardOrderId,
}
