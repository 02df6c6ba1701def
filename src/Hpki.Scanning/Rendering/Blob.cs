namespace Hpki.Scanning.Rendering;

/// <summary>A connected dark place of a sketch, in its pixels.</summary>
readonly record struct Blob(int Left, int Top, int Width, int Height, int Count)
{
    public double Fill => Count / (double)(Width * Height);

    public double X => Left + ((Width - 1) / 2.0);

    public double Y => Top + ((Height - 1) / 2.0);
}
