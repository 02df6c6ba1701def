namespace Hpki.Scanning.Rendering;

/// <summary>Connected dark places of a sketch.</summary>
static class Blobs
{
    /// <param name="sketch">Where to look.</param>
    /// <param name="isDark">Whether a pixel belongs to a blob: its value and the paper's level there.</param>
    public static List<Blob> Find(Sketch sketch, Func<int, int, bool> isDark)
    {
        var (width, height) = (sketch.Width, sketch.Height);
        var open = new bool[width * height];
        var pixels = sketch.Pixels;
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                open[(y * width) + x] = isDark(pixels[(y * width) + x], sketch.PaperAt(x, y));
            }
        }

        var found = new List<Blob>();
        var waiting = new Stack<int>();
        for (var start = 0; start < open.Length; start++)
        {
            if (open[start])
            {
                found.Add(Follow(open, waiting, start, width));
            }
        }

        return found;
    }

    static Blob Follow(bool[] open, Stack<int> waiting, int start, int width)
    {
        int left = int.MaxValue, top = int.MaxValue, right = 0, bottom = 0, count = 0;
        open[start] = false;
        waiting.Push(start);
        while (waiting.TryPop(out var at))
        {
            var (x, y) = (at % width, at / width);
            (left, right) = (Math.Min(left, x), Math.Max(right, x));
            (top, bottom) = (Math.Min(top, y), Math.Max(bottom, y));
            count++;
            Visit(x > 0, at - 1);
            Visit(x < width - 1, at + 1);
            Visit(y > 0, at - width);
            Visit(at + width < open.Length, at + width);
        }

        return new Blob(left, top, right - left + 1, bottom - top + 1, count);

        void Visit(bool inside, int at)
        {
            if (inside && open[at])
            {
                open[at] = false;
                waiting.Push(at);
            }
        }
    }
}
