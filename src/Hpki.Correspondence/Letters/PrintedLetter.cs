namespace Hpki.Correspondence.Letters;

/// <summary>A letter as PDF.</summary>
/// <param name="Pdf">The file.</param>
/// <param name="PageCount">Sheets, with the enclosed form.</param>
/// <param name="AddressByHand">The font or the window cannot hold the name or the address: its place is blank and is written by hand.</param>
public sealed record PrintedLetter(byte[] Pdf, int PageCount, bool AddressByHand);
