using Hpki.Procedures.Documents;

namespace HpkiFunctions.Intake;

/// <summary>受付: a form of the tray opens a request.</summary>
public sealed record NewRequest
{
    /// <summary>The form; it says which procedure.</summary>
    public required DocumentKind Kind { get; init; }

    /// <summary>カード番号 of the holder's card that it is about.</summary>
    public required string CardSerial { get; init; }
}
