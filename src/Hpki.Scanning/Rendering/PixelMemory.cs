using System.Buffers;

namespace Hpki.Scanning.Rendering;

/// <summary>
/// Memory for pictures of pages, used again and again. The shared pool would keep some of it for each thread that ever had a page, and pages pass
/// through many; larger pictures than this are rare and not kept.
/// </summary>
static class PixelMemory
{
    const int Largest = 16 * 1024 * 1024;
    const int MostOfASize = 8;

    public static ArrayPool<byte> Pool { get; } = ArrayPool<byte>.Create(Largest, MostOfASize);
}
