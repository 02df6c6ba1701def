using Hpki.Correspondence.Pdf;
using Hpki.Procedures.Forms;

namespace Hpki.Correspondence.Forms;

/// <summary>Printed words. <c>{key}</c> in the text stands for a value given at printing.</summary>
sealed record FormCaption(int Page, MmRect Area, string Text, TextStyle Style)
{
    public TextRole Role { get; init; }

    /// <summary>Key of the question whose answer it is read out with, such as the 年 of a date; null: it is read for itself.</summary>
    public string? Question { get; init; }
}
