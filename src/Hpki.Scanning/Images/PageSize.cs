namespace Hpki.Scanning.Images;

/// <summary>The size at which a page image is shown: 200 dpi when it was scanned finer, square pixels when it was a fax.</summary>
static class PageSize
{
    const double Usual = 200;

    // Finer than this is brought down to 200 dpi; 204 dpi (a fax, ITU-T T.4) and the like stay as they are.
    const double Fine = 240;
    const int Longest = 4_700;
    const double WorthScaling = 0.05;
    const double MostUnequal = 4;

    /// <param name="width">Pixels.</param>
    /// <param name="height">Pixels.</param>
    /// <param name="horizontal">Dots per inch as the file says, 0 when it does not.</param>
    /// <param name="vertical">Dots per inch as the file says, 0 when it does not.</param>
    public static (int Width, int Height) Of(int width, int height, double horizontal, double vertical)
    {
        var (across, down) = (1.0, 1.0);
        if (IsBelievable(horizontal, vertical))
        {
            var finer = Math.Max(horizontal, vertical);
            var wanted = finer > Fine ? Usual : finer;
            (across, down) = (wanted / horizontal, wanted / vertical);
            if (Math.Abs(across - 1) <= WorthScaling && Math.Abs(down - 1) <= WorthScaling)
            {
                (across, down) = (1, 1);
            }
        }

        var fit = Math.Min(1, Longest / Math.Max(width * across, height * down));
        return (Rounded(width * across * fit), Rounded(height * down * fit));
    }

    static bool IsBelievable(double horizontal, double vertical) =>
        horizontal >= 1 && vertical >= 1 && horizontal / vertical <= MostUnequal && vertical / horizontal <= MostUnequal;

    static int Rounded(double pixels) => Math.Max(1, (int)Math.Round(pixels));
}
