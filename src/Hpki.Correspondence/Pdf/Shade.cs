namespace Hpki.Correspondence.Pdf;

/// <summary>The few greys our paper uses; all print well on an office printer and survive a scan.</summary>
enum Shade
{
    Ink,
    Muted,
    Hairline,
    Tint,
}
