namespace Hpki.Scanning.Images;

/// <summary>
/// What makes a stored picture upright: mirrored first, left to right, then turned clockwise. TIFF 6.0 and EXIF number the eight ways alike.
/// </summary>
readonly record struct PageTurn(int Degrees, bool IsMirrored)
{
    public static PageTurn Of(uint orientation) => orientation switch
    {
        2 => new(0, true),
        3 => new(180, false),
        4 => new(180, true),
        5 => new(270, true),
        6 => new(90, false),
        7 => new(90, true),
        8 => new(270, false),
        _ => new(0, false),
    };
}
