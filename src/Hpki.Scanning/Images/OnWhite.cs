namespace Hpki.Scanning.Images;

/// <summary>
/// A colour space of PDF (ISO 32000-1, 8.6.6.5) for pictures whose last sample is opacity: they are laid on white paper by a function that
/// PDFium evaluates for each pixel in the sandbox.
/// </summary>
/// <param name="Colours">Names of the samples, opacity last.</param>
/// <param name="Base">The colour space without opacity.</param>
/// <param name="Function">A PostScript calculator function (7.10.5).</param>
sealed record OnWhite(string Colours, string Base, string Function)
{
    public static OnWhite Gray { get; } = new("/L/A", "/DeviceGray", "{dup 1 exch sub 3 1 roll mul add}");

    public static OnWhite Rgb { get; } = new(
        "/R/G/B/A", "/DeviceRGB", "{dup 1 exch sub 5 -1 roll 2 index mul 1 index add 5 -1 roll 3 index mul 2 index add 5 -1 roll 4 index mul 3 index add 5 -2 roll pop pop}");

    public string FunctionDictionary => $"/FunctionType 4/Domain[{Bounds(Colours.Length / 2)}]/Range[{Bounds((Colours.Length / 2) - 1)}]";

    static string Bounds(int count) => string.Join(' ', Enumerable.Repeat("0 1", count));
}
