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
        var across = Pass(image.Pixels, weights, step: 1);
        return image with { Pixels = Pass(across, weights, step: image.Width) };
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
    static byte[] Pass(byte[] pixels, ushort[] weights, int step)
    {
        var margin = weights.Length / 2 * step;
        var padded = new byte[pixels.Length + (2 * margin) + Vector128<byte>.Count];
        padded.AsSpan().Fill(byte.MaxValue);
        pixels.CopyTo(padded, margin);
        var result = new byte[pixels.Length];
        var block = new byte[Vector128<byte>.Count];
        for (var i = 0; i < result.Length; i += Vector128<byte>.Count)
        {
            var (low, high) = (Vector128<ushort>.Zero, Vector128<ushort>.Zero);
            for (var k = 0; k < weights.Length; k++)
            {
                var (a, b) = Vector128.Widen(Vector128.Create(padded, i + (k * step)));
                low += a * weights[k];
                high += b * weights[k];
            }

            var mean = Vector128.Narrow(low >> 8, high >> 8);
            if (result.Length - i >= Vector128<byte>.Count)
            {
                mean.CopyTo(result, i);
            }
            else
            {
                mean.CopyTo(block);
                block.AsSpan(0, result.Length - i).CopyTo(result.AsSpan(i));
            }
        }

        return result;
    }
}
