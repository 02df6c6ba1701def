namespace Hpki.Scanning.Corpus;

/// <summary>Seeded chance, so that every run makes the same pages.</summary>
sealed class Chance(int seed)
{
    static readonly sbyte[] Normals = MakeNormals();

    readonly Random random = new(seed);

    public bool Of(double share) => random.NextDouble() < share;

    public double Between(double from, double to) => from + (random.NextDouble() * (to - from));

    public float Near(double middle, double spread) => (float)Between(middle - spread, middle + spread);

    public int Below(int end) => random.Next(end);

    public T One<T>(IReadOnlyList<T> of) => of[random.Next(of.Count)];

    /// <summary>Adds Gaussian noise to pixels.</summary>
    public void Noise(Span<byte> pixels, double sigma)
    {
        var strength = (int)Math.Round(sigma / NormalSigma * 256);
        var at = 0;
        for (var i = 0; i < pixels.Length; i++)
        {
            at = i % 512 == 0 ? random.Next(Normals.Length - 512) : at + 1;
            var noisy = pixels[i] + ((Normals[at] * strength) >> 8);
            pixels[i] = noisy < 0 ? byte.MinValue : noisy > 255 ? byte.MaxValue : (byte)noisy;
        }
    }

    const double NormalSigma = 32;

    // A table, because a normal number for each of four million pixels would take longer than all the rest.
    static sbyte[] MakeNormals()
    {
        var source = new Random(4711);
        return
        [
            .. Enumerable.Range(0, 1 << 18).Select(_ => (sbyte)Math.Clamp(
                NormalSigma * Math.Sqrt(-2 * Math.Log(1 - source.NextDouble())) * Math.Cos(2 * Math.PI * source.NextDouble()), -127, 127)),
        ];
    }
}
