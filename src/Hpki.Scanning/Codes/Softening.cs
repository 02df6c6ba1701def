using System.Runtime.Intrinsics;
using Hpki.Scanning.Rendering;

namespace Hpki.Scanning.Codes;

/// <summary>Gaussian blur on gray pixels.</summary>
static class Softening
{
    const int One = 256;

    /// <param name="image">Left as it is.</param>
    /// <param name="sigma">Standard deviation in pixels.</param>
    public static GrayImage Soften(GrayImage image, double sigma)
    {
        var weights = Weights(sigma);
        using var across = new GrayImage(image.Width, image.Height);
        var result = new GrayImage(image.Width, image.Height);
        Pass(image.Pixels, across.Pixels, weights, step: 1);
        Pass(across.Pixels, result.Pixels, weights, step: image.Width);
        return result;
    }

    // Fixed point with sum 256, so that 255 times it still fits 16 bits.
    static ushort[] Weights(double sigma)
    {
        var radius = (int)Math.Ceiling(2.5 * sigma);
        var exact = Enumerable.Range(-radius, (2 * radius) + 1).Select(d => Math.Exp(-d * d / (2 * sigma * sigma))).ToArray();
        var sum = exact.Sum();
        var weights = exact.Select(w => (ushort)Math.Round(w / sum * One)).ToArray();
        weights[radius] += (ushort)(One - weights.Sum(w => w));
        return weights;
    }

    // Runs over the rows as one line: the first and last pixels of a row mix with its neighbours', which are paper margin.
    static void Pass(ReadOnlySpan<byte> pixels, Span<byte> result, ushort[] weights, int step)
    {
        var margin = weights.Length / 2 * step;
        var length = pixels.Length + (2 * margin) + Vector128<byte>.Count;
        var padded = PixelMemory.Pool.Rent(length);
        padded.AsSpan(0, margin).Fill(byte.MaxValue);
        pixels.CopyTo(padded.AsSpan(margin));
        padded.AsSpan(margin + pixels.Length, length - margin - pixels.Length).Fill(byte.MaxValue);
        Span<byte> last = stackalloc byte[Vector128<byte>.Count];
        for (var i = 0; i < result.Length; i += Vector128<byte>.Count)
        {
            var mean = Mean(padded, i, weights, step);
            if (result.Length - i >= Vector128<byte>.Count)
            {
                mean.CopyTo(result[i..]);
            }
            else
            {
                mean.CopyTo(last);
                last[..(result.Length - i)].CopyTo(result[i..]);
            }
        }

        PixelMemory.Pool.Return(padded);
    }

    static Vector128<byte> Mean(byte[] padded, int at, ushort[] weights, int step)
    {
        var (low, high) = (Vector128<ushort>.Zero, Vector128<ushort>.Zero);
        foreach (var weight in weights)
        {
            var (a, b) = Vector128.Widen(Vector128.Create(padded, at));
            low += a * weight;
            high += b * weight;
            at += step;
        }

        return Vector128.Narrow(low >> 8, high >> 8);
    }
}
