namespace Hpki.Console.Search;

/// <summary>What the search field holds. The names are the values of the form field.</summary>
public enum SearchKind
{
    /// <summary>自動判別: <see cref="SearchKindDetection"/> decides.</summary>
    Automatic,
    MedicalRegistrationNumber,
    JmaMemberId,
    CardNumber,
    CertificateSerial,
    KanaName,
    Name,
    RequestNumber,
}
