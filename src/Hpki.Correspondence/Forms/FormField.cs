using Hpki.Correspondence.Pdf;

namespace Hpki.Correspondence.Forms;

/// <summary>A place on a form where something is entered.</summary>
/// <param name="Key">Name of the field, unique in the form, for example <c>loss.theft</c> or <c>birthDate.year</c>.</param>
/// <param name="Page">Page, from 1.</param>
/// <param name="Area">Where it lies on the paper.</param>
/// <param name="Kind">How it is filled in.</param>
/// <param name="Cells">Number of cells of a <see cref="FormFieldKind.Digits"/> field, else 0.</param>
public sealed record FormField(string Key, int Page, MmRect Area, FormFieldKind Kind, int Cells = 0);
