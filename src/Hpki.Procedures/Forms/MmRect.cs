namespace Hpki.Procedures.Forms;

/// <summary>A rectangle on a page in millimetres, origin at the upper left corner of the paper.</summary>
public readonly record struct MmRect(float Left, float Top, float Width, float Height)
{
    /// <summary>Right edge.</summary>
    public float Right => Left + Width;

    /// <summary>Lower edge.</summary>
    public float Bottom => Top + Height;

    /// <summary>Whether the other lies wholly inside (edges may touch).</summary>
    public bool Contains(MmRect other) =>
        other.Left >= Left && other.Top >= Top && other.Right <= Right + 0.001f && other.Bottom <= Bottom + 0.001f;

    /// <summary>Whether the two share more than an edge.</summary>
    public bool Overlaps(MmRect other) =>
        Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;

    /// <summary>The rectangle made smaller (or, with negative numbers, larger) on every side.</summary>
    public MmRect Inset(float horizontal, float vertical) =>
        new(Left + horizontal, Top + vertical, Width - (2 * horizontal), Height - (2 * vertical));
}
