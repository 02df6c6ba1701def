namespace Hpki.Scanning;

/// <summary>Carries a refusal out of a parser to <see cref="ScanReader"/>, which returns it as a value.</summary>
sealed class ScanRefusedException(ScanRefusal refusal) : Exception(refusal.English)
{
    public ScanRefusal Refusal { get; } = refusal;
}
