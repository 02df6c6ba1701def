namespace Hpki.Procedures.LostReports;

/// <summary>What the holder wants for the HPKIセカンド電子証明書 of a lost card.</summary>
public enum SecondCertificateAnswer
{
    /// <summary>失効を希望する.</summary>
    Yes,

    /// <summary>失効を希望しない.</summary>
    No,

    /// <summary>確認できず: nobody could ask; recorded as such, so that the question does not stand open for ever.</summary>
    CouldNotBeAsked,
}
