namespace Hpki.Scanning.Images;

/// <summary>A band or tile of a page image, still compressed. A tile may reach over the right and lower edge of the page.</summary>
/// <param name="Left">First column, from the left of the page.</param>
/// <param name="Top">First row, from the top of the page.</param>
/// <param name="Width">Number of columns.</param>
/// <param name="Rows">Number of rows.</param>
/// <param name="Data">The bytes as PDF's filter wants them.</param>
/// <param name="Filter">The entries <c>/Filter</c> and <c>/DecodeParms</c> of the image dictionary (ISO 32000-1, 7.4), or nothing.</param>
sealed record ImageStrip(int Left, int Top, int Width, int Rows, ReadOnlyMemory<byte> Data, string Filter);
