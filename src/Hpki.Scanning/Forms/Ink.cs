using Hpki.Procedures.Forms;
using Hpki.Scanning.Rendering;

namespace Hpki.Scanning.Forms;

/// <summary>Measures ink at places given in millimetres on the paper. What counts as ink follows from the paper around it and from the blackest print of the page.</summary>
sealed class Ink
{
    const int LeastContrast = 25;
    const double InkShare = 0.35;
    const double PaperShare = 0.75;
    const double BlackShare = 0.1;
    const int UsualBlack = 40;

    readonly GrayImage image;
    readonly PageTransform transform;
    readonly int paper;

    public Ink(GrayImage image, PageTransform transform, FormLayout layout)
    {
        this.image = image;
        this.transform = transform;
        // Marks, and half of a code, are black: they show how dark this printer, copier or scanner makes it. Either may be gone.
        var code = Samples(layout.Code.Inset(-3, -3), 0.5);
        var marks = layout.RegistrationMarks.SelectMany(mark => Samples(mark.Inset(0.8f, 0.8f), 0.5)).Order().ToArray();
        Black = Math.Min(Quantile(code, BlackShare, UsualBlack), Quantile(marks, 0.5, UsualBlack));
        paper = Quantile(code, 1 - BlackShare, byte.MaxValue);
    }

    public int Black { get; }

    /// <summary>Brightness: the mean of nine pixels, so that the noise of one says little. Outside the picture there is white paper.</summary>
    public int At(double x, double y)
    {
        var place = transform.ToPixels(x, y);
        var (left, top) = ((int)place.X - 1, (int)place.Y - 1);
        if (left < 0 || top < 0 || left + 3 > image.Width || top + 3 > image.Height)
        {
            return byte.MaxValue;
        }

        var sum = 0;
        var pixels = image.Buffer;
        for (var row = (top * image.Width) + left; row < (top + 3) * image.Width; row += image.Width)
        {
            sum += pixels[row] + pixels[row + 1] + pixels[row + 2];
        }

        return sum / 9;
    }

    /// <summary>How bright the paper of an area is.</summary>
    public int PaperIn(MmRect area) => Quantile(Samples(area, 0.5), PaperShare, byte.MaxValue);

    /// <summary>Darker than this is ink on paper of that brightness.</summary>
    public double ThresholdOn(int paper) => paper - Math.Max(LeastContrast, InkShare * (paper - Black));

    /// <summary>The share of an area that is inked.</summary>
    public double ShareOf(MmRect area, double threshold)
    {
        const double step = 0.15;
        int all = 0, inked = 0;
        for (var y = area.Top + (step / 2); y < area.Bottom; y += step)
        {
            for (var x = area.Left + (step / 2); x < area.Right; x += step)
            {
                all++;
                inked += At(x, y) < threshold ? 1 : 0;
            }
        }

        return all == 0 ? 0 : inked / (double)all;
    }

    /// <summary>The share of an area that is darker than the page's paper, whatever it is darkened by.</summary>
    public double ShareOf(MmRect area) => ShareOf(area, ThresholdOn(paper));

    /// <summary>Ink of an area in mm², without single specks.</summary>
    public double AreaOf(MmRect area)
    {
        const double step = 0.25;
        var (columns, rows) = ((int)(area.Width / step), (int)(area.Height / step));
        if (columns < 1 || rows < 1)
        {
            return 0;
        }

        var threshold = ThresholdOn(PaperIn(area));
        var dark = new bool[columns, rows];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                dark[column, row] = At(area.Left + ((column + 0.5) * step), area.Top + ((row + 0.5) * step)) < threshold;
            }
        }

        var count = 0;
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                count += dark[column, row] && Neighbours(dark, column, row) >= 2 ? 1 : 0;
            }
        }

        return count * step * step;
    }

    static int Neighbours(bool[,] dark, int column, int row)
    {
        var count = 0;
        for (var y = Math.Max(0, row - 1); y <= Math.Min(dark.GetLength(1) - 1, row + 1); y++)
        {
            for (var x = Math.Max(0, column - 1); x <= Math.Min(dark.GetLength(0) - 1, column + 1); x++)
            {
                count += dark[x, y] ? 1 : 0;
            }
        }

        return count - 1;
    }

    static int Quantile(int[] sorted, double share, int otherwise) => sorted.Length == 0 ? otherwise : sorted[(int)(share * (sorted.Length - 1))];

    int[] Samples(MmRect area, double step)
    {
        var samples = new List<int>();
        for (double y = area.Top; y <= area.Bottom; y += step)
        {
            for (double x = area.Left; x <= area.Right; x += step)
            {
                samples.Add(At(x, y));
            }
        }

        samples.Sort();
        return [.. samples];
    }
}
