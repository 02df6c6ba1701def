using Hpki.Correspondence.Pdf;
using Hpki.Procedures.Forms;

namespace Hpki.Correspondence.Forms;

/// <summary>Printed words. <c>{key}</c> in the text stands for a value given at printing.</summary>
sealed record FormCaption(int Page, MmRect Area, string Text, TextStyle Style)
{
    public TextRole Role { get; init; }
}
