using QRCoder;

namespace Hpki.Correspondence.Pdf;

/// <summary>QR symbols for our forms: error correction Q, because the page comes back folded, stamped and scanned.</summary>
static class QrSymbol
{
    /// <summary>Light margin the standard demands around the symbol, in modules (ISO/IEC 18004, 9.1).</summary>
    public const int QuietModules = 4;

    public static bool[,] Modules(string text)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.Q);
        // QRCoder's matrix includes the quiet zone; ours is kept by the layout.
        var size = data.ModuleMatrix.Count - (2 * QuietModules);
        var modules = new bool[size, size];
        for (var row = 0; row < size; row++)
        {
            for (var column = 0; column < size; column++)
            {
                modules[row, column] = data.ModuleMatrix[row + QuietModules][column + QuietModules];
            }
        }
        return modules;
    }
}
