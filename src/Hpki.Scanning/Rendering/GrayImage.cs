namespace Hpki.Scanning.Rendering;

/// <summary>Eight-bit gray pixels, row by row without padding; 0 is black.</summary>
sealed record GrayImage(int Width, int Height, byte[] Pixels)
{
    public bool IsAllWhite => Pixels.AsSpan().IndexOfAnyExcept(byte.MaxValue) < 0;
}
